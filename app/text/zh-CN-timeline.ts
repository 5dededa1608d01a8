import type { TimelineText } from "./en-timeline.ts";

export const zhCNTimeline: TimelineText = {
  title: "时间线",
  picture:
    "时间线：短竖线是请求，空心表示空手而归；横条是挂起的请求；长线是打开的套接字，圆点是其中的帧。下面的表格说的是同样的内容。",
  stop: "停住",
  live: "实时",
  back: "往回看",
  now: "现在",
  asTable: "以表格显示时间线",
};
