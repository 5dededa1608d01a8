import type { HostText, PresetText } from "./en-host.ts";

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

export const zhCNPresets: PresetText = {
  title: "预设",
  hostOnly: "仅主持人",
  whyHostOnly: "只有创建房间的人可以选择。",
  names: { idle: "空闲", steady: "平稳", burst: "突发", slow: "慢网络", outage: "中断" },
};
