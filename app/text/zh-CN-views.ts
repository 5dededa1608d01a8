import type { ViewsText } from "./en-views.ts";

export const zhCNViews: ViewsText = {
  keys: "按键",
  space: "空格",
  leave: "退出",
  black: "黑屏",
  join: "加入码",
  blank: "黑屏。按任意键或点一下即可恢复。",
  more: "更多",
  close: "关闭",
  lists: "看哪一种方式的消息",
};
