import type { Seen } from "../meters/meter.ts";
import type { Text } from "./en.ts";
import type { Format } from "./format.ts";
import { spaced } from "./spaced.ts";
import { zhCNPresets } from "./zh-CN-presets.ts";
import { zhCNTimeline } from "./zh-CN-timeline.ts";
import { zhCNTrouble } from "./zh-CN-trouble.ts";
import { zhCNViews } from "./zh-CN-views.ts";

const sent = ({ sends }: Seen, { count }: Format) => (sends > 0 ? `，发送 ${count(sends)} 次` : "");
const waiting = (n: number) => (n > 0 ? `，${n} 个正在挂起等待` : "");

const perAnswer = (n: string) => `每个响应 ${n} 条消息`;

/** 简体中文。 */
export const zhCN: Text = {
  language: "简体中文",
  title: "Poll · Hold · Push",
  description: "短轮询、长轮询与 WebSocket 并排对比，实时计数。",
  headline: "消息怎样到达你的浏览器？三种方式，同样的消息，实时计数。",
  hint: (button) => ["先看十秒钟，再点 ", button, "。"],
  skip: "跳到对比面板",
  skipHeader: "跳到正文",
  pagesMenu: "页面",
  pages: { compare: "对比", how: "原理", wire: "字节", when: "选择", class: "课堂" },
  transports: {
    "short-polling": {
      name: "短轮询",
      tagline: ({ intervalMs }, { ms }) =>
        intervalMs === 1000 ? "每秒问一次" : `每 ${ms(intervalMs)} 问一次`,
      setting: ({ intervalMs }, { ms }) => `每 ${ms(intervalMs)} 一次`,
      sentence: (seen, f) =>
        `问了 ${f.count(seen.asks)} 次，${f.count(seen.empties)} 次空手而归${sent(seen, f)}`,
      perDelivery: perAnswer,
    },
    "long-polling": {
      name: "长轮询",
      tagline: () => "问了就等着",
      setting: ({ holdS }, { ms }) => `最长挂起 ${ms(holdS * 1000)}`,
      sentence: (seen, f) =>
        `问了 ${f.count(seen.asks)} 次${waiting(seen.waiting)}${sent(seen, f)}`,
      perDelivery: perAnswer,
    },
    websocket: {
      name: "WebSocket",
      tagline: () => "有消息就推来",
      setting: () => "",
      sentence: (seen, f) =>
        `问了 ${f.count(seen.asks)} 次，推来 ${f.count(seen.messages)} 条消息${sent(seen, f)}`,
      perDelivery: (n) => `每帧 ${n} 条消息`,
    },
  },
  requests: () => "次请求",
  lastMessage: "最新消息延迟",
  noMessage: "还没有",
  half: "半数不超过",
  tooFew: "样本太少",
  bytes: "字节",
  spark: "最近一分钟的消息延迟",
  bytesNote: "在服务器的套接字上计数；不含 TCP/IP 和 TLS。",
  comma: "，",
  readNow: "朗读当前数字",
  reading: (name, requests, sentence) => `${name}：${requests}，${sentence}。`,
  connection: {
    connecting: "正在连接…",
    open: "已连接",
    closed: "已关闭",
    paused: "已暂停",
    retrying: (seconds, attempt) => `${seconds} 后重试（第 ${attempt} 次）`,
    retryingNow: (attempt) => `正在重试（第 ${attempt} 次）`,
    again: (seconds) => `${seconds} 后重试`,
    againNow: "正在重试",
    retryNow: "立即重试",
  },
  causes: {
    unreachable: "连不上服务器",
    timeout: "服务器没有按时回答",
    silent: "太久没有任何动静",
    stopping: "服务器正在重启",
    "bad-answer": "回答的不是服务器，而是中间的某个环节",
    full: "等待发送的消息太多",
    "bad-json": "服务器读不懂",
    invalid: "服务器认为内容无效",
    unauthorized: "缺少主持人密钥",
    forbidden: "不允许",
    "room-not-found": "这个房间已经结束",
    "not-found": "这里什么也没有",
    "method-not-allowed": "这里不允许这样做",
    "room-taken": "房间已经存在",
    "cursor-gone": "缺少一段历史",
    "too-large": "内容太长",
    "unsupported-media-type": "服务器读不懂",
    misdirected: "服务器不为这个地址服务",
    "upgrade-required": "中间的代理不放行 WebSocket",
    "rate-limited": "太快了",
    unavailable: "服务器暂时不能接收消息",
  },
  list: {
    label: (name) => spaced(`${name}的消息`),
    empty: "还没有消息。在下面说点什么吧。",
    earlier: (n, { count }) => `更早的 ${count(n)} 条`,
    cut: "此前的历史已不可得",
    newer: (n, { count }) => `${count(n)} 条新消息 ↓`,
    summary: (n, { count }) => `${count(n)} 条新消息`,
    you: "你",
    server: "服务器",
    nobody: "某人",
    sending: "正在发送…",
    accepted: "已接收，尚未送达",
    refused: (cause) => `未发送：${cause}`,
  },
  composer: {
    label: (name) => spaced(`用${name}发送的消息`),
    placeholder: "说点什么…",
    send: "发送",
    sendBy: (name) => spaced(`用${name}发送`),
  },
  controls: {
    toolbar: "控制",
    pause: "暂停",
    run: "继续",
    restart: "重新开始",
    say: "让服务器说句话",
    sayFailed: (cause) => `服务器没能说话：${cause}`,
    settings: "设置",
    interval: "短轮询的间隔",
    hold: "长轮询最长挂起",
    name: "你的名字",
    nameHint: "与你的消息一起显示",
    reset: "恢复默认设置",
    range: (least, most) => `${least} 至 ${most}`,
    theme: "主题",
    themes: { system: "跟随系统", light: "浅色", dark: "深色" },
    room: "房间",
    here: (n) => `${n} 个浏览器在此`,
  },
  presets: zhCNPresets,
  opens: { table: "全部数字，并列理论值", help: "帮助：快捷键与图例", exporting: "导出" },
  trouble: zhCNTrouble,
  views: zhCNViews,
  timeline: zhCNTimeline,
  banner: {
    trouble: "连接中断了。各面板会继续尝试，并从中断处接着收消息。",
    back: (n, { count }) =>
      n === 0 ? "已恢复：没有错过消息" : `已恢复：补回 ${count(n)} 条错过的消息`,
    differ: (name) => `${name}：浏览器与服务器的计数不一致`,
    differs: (what, browser, server) => `${what}：浏览器计 ${browser}，服务器计 ${server}`,
    counted: {
      requests: "请求",
      empties: "空响应",
      messages: "消息",
      framesUp: "上行帧",
      framesDown: "下行帧",
    },
    hidden: (n, { count }) => `标签页曾被隐藏，${count(n)} 个消息延迟未计入`,
  },
  room: {
    loading: "正在打开房间…",
    over: "这个房间已经结束",
    overDetail: "它已被结束，或者从未存在。",
    fresh: "新房间",
    failed: "连不上服务器",
    again: "再试一次",
  },
  missing: { title: "没有这个页面", home: "去看对比" },
  crash: { title: "页面出错了", again: "重新加载" },
};
