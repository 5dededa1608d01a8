import type { TroubleText } from "./en-trouble.ts";

export const zhCNTrouble: TroubleText = {
  open: "故障",
  normal: "全部恢复正常",
  inForce: (what) => `正在生效：${what}`,
  failed: (cause) => `没有改成：${cause}`,
  says: {
    delayMs: (value) => `模拟往返时间 ${value}`,
    jitterMs: (value) => `抖动 ± ${value}`,
    dropAnswers: (share) => `丢失 ${share} 的响应`,
    dropRequests: (share) => `丢失 ${share} 的请求`,
    duplicateRequests: (share) => `${share} 重复处理`,
    stall: () => "停滞，什么都过不去",
    idleCutMs: (value) => `空闲 ${value} 后切断`,
    buffering: () => "缓冲，每秒放行一次",
  },
  outage: {
    begin: (duration) => `开始中断 ${duration}`,
    left: (duration) => `中断，还剩 ${duration}`,
    end: "立即结束",
  },
  bugs: {
    "queue-per-client": "每客户端一队列",
    "without-memory": "没有记忆",
    "timestamp-cursor": "用时间戳作游标",
    "without-heartbeat": "没有心跳",
    "without-jitter": "没有抖动",
  },
  label: (bug) => `缺陷：${bug}`,
  tally: (lost, doubled, recovered) => `丢失 ${lost} · 重复 ${doubled} · 补回 ${recovered}`,
};
