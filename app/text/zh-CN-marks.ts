import type { MarksText } from "./en-marks.ts";

export const zhCNMarks: MarksText = {
  seeBytes: "看字节",
  close: "关闭",
  transport: "方式",
  what: "内容",
  time: "时间",
  took: "多久后回答",
  request: "请求",
  status: "状态码",
  cause: "结束原因",
  messages: "消息数",
  frame: "帧",
  parked: "服务器挂起",
  bytes: "字节",
  connection: "连接",
  kinds: {
    ask: "询问",
    send: "发送",
    handshake: "套接字",
    up: "帧 ↑",
    down: "帧 ↓",
  },
};
