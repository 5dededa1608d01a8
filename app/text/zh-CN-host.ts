import type { HostText } from "./en-host.ts";

export const zhCNHost: HostText = {
  title: "对房间里所有人生效",
  guest: "由房间的主持人设置",
  rate: "服务器主动说话",
  perSecond: (rate) => `每秒 ${rate} 条`,
  pattern: "时间分布",
  patterns: { steady: "均匀", poisson: "随机（泊松）", burst: "一次十条" },
  bytes: "每条的字节数",
  none: "无",
};
