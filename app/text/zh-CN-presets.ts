import type { PresetText } from "./en-presets.ts";

export const zhCNPresets: PresetText = {
  title: "预设",
  hostOnly: "仅主持人",
  whyHostOnly: "只有创建房间的人可以选择。",
  names: { idle: "空闲", steady: "平稳", burst: "突发", slow: "慢网络", outage: "中断" },
};
