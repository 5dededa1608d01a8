import type { TroubleText } from "./en-trouble.ts";

export const zhCNTrouble: TroubleText = {
  open: "故障",
  title: "故意制造的故障，对房间里所有人生效",
  guest: "只有创建房间的人可以制造故障。",
  normal: "全部恢复正常",
  nothing: "一切正常。",
  inForce: (what) => `正在生效：${what}`,
  failed: (cause) => `没有改成：${cause}`,
  network: "网络",
  none: "无",
  says: {
    delayMs: (value) => `模拟往返时间 ${value}`,
    jitterMs: (value) => `抖动 ± ${value}`,
    dropAnswers: (share) => `丢失 ${share} 的响应`,
    dropRequests: (share) => `丢失 ${share} 的请求`,
    duplicateRequests: (share) => `${share} 重复处理`,
    stall: () => "停滞，什么都过不去",
    idleCutMs: (value) => `空闲 ${value}后切断`,
    buffering: () => "缓冲，每秒放行一次",
  },
  outage: {
    begin: (duration) => `开始中断 ${duration}`,
    left: (duration) => `中断，还剩 ${duration}`,
    end: "立即结束",
  },
  cut: { now: "立即切断所有连接", done: "所有连接已被切断。" },
  chatter: { name: "服务器说话", nothing: "不说" },
  bugs: {
    title: "植入的缺陷",
    hint: "每一个都是现实中见过的缺陷。打开后从零开始计数。",
    names: {
      "queue-per-client": "每客户端一队列",
      "without-memory": "没有记忆",
      "timestamp-cursor": "用时间戳作游标",
      "without-heartbeat": "没有心跳",
      "without-jitter": "没有抖动",
    },
  },
  label: (bug) => `缺陷：${bug}`,
  tally: (lost, doubled, recovered) => `丢失 ${lost} · 重复 ${doubled} · 补回 ${recovered}`,
};
