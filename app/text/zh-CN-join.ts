import type { JoinText } from "./en-join.ts";
import { spaced } from "./spaced.ts";

const adjectives =
  "勇敢 明亮 沉静 开朗 聪明 舒服 好奇 大胆 热切 温柔 快乐 诚实 欢乐 善良 活泼 幸运 愉快 灵巧 耐心 安静 敏捷 阳光 温暖 机智";
const animals =
  "水獭 熊猫 狐狸 猫头鹰 海豚 考拉 兔子 刺猬 企鹅 老虎 松鼠 鲸鱼 小鹿 乌龟 仙鹤 海豹 獾 知更鸟 猞猁 河狸 苍鹭 骆驼 壁虎 麻雀";

export const zhCNJoin: JoinText = {
  title: "加入课堂",
  field: "课堂代码",
  hint: "四个字符，就在投影上。",
  join: "加入",
  looking: "正在找课堂…",
  troubles: {
    short: "代码有四个字符。",
    letters: "代码里不会有 0、O、1、I、L，请再看一眼。",
    unknown: "没有课堂用这个代码，请再看一眼。",
    tooMany: (wait) => `输错的次数太多，请在 ${wait} 后再试。`,
    tryNow: "刚才输错的次数太多，现在可以再试。",
  },
  again: "再试一次",
  another: "输入另一个代码",
  network: "这部手机和投影用的是同一个网络吗？",
  over: "这堂课结束了",
  overDetail: "主持人已结束课堂，可以关掉这个页面了。",
  you: (name) => spaced(`你是${name}`),
  onlyHere: "别人看不到这部手机的名字",
  name: (adjective, animal) => `${adjectives.split(" ")[adjective]}的${animals.split(" ")[animal]}`,
  messages: () => "条消息",
  say: (transport) => spaced(`用${transport}说点什么`),
  free: "给大家的消息",
  blocks: {
    frozen: "主持人暂时停止了发言。",
    muted: "主持人禁止了这部手机发言。",
    slow: "慢速模式：请稍等再发下一条。",
  },
  slow: (wait) => `慢速模式：每 ${wait} 一条消息。`,
  vote: {
    choose: "请选一项；投票结束前都可以改。",
    sending: "你的回答正在路上…",
    counted: "已计入你的回答，还可以改。",
    refused: "你的回答没有被接受。",
    over: "投票已结束。",
  },
  heard: "收到的消息",
  nothing: "还没有人发言。消息一到，页面就会亮一下。",
  news: (n, { count }) => `${count(n)} 条新消息`,
  events: {
    settings: "更改了设置",
    ping: "呼叫了所有人",
    switched: (transport) => spaced(`让所有人改用${transport}`),
    frozen: "停止了发言",
    thawed: "恢复了发言",
    vote: (question) => `提问：${question}`,
    voteOver: "结束了投票",
    cut: "切断了一条连接",
  },
  tests: {
    title: "这部手机",
    reachable: { yes: "连得上服务器", no: "连不上服务器", waiting: "连得上服务器吗？" },
    webSocket: {
      yes: "WebSocket 可以通行",
      no: "这个网络不放行 WebSocket",
      waiting: "WebSocket 可以通行吗？",
    },
    clock: (offset, error) => `与服务器的时钟相差 ${offset} ±\u00a0${error}`,
    comparing: "正在比较时钟",
    again: "再测一次",
  },
};
