import type { TableText } from "./en-table.ts";

export const zhCNTable: TableText = {
  meter: "指标",
  unknown: "未知",
  explain: (name) => `什么是“${name}”？`,
  theory: (value) => `理论 ${value}`,
  apart: "与理论的差距超出了偶然。可能的原因：标签页被隐藏、设备较慢、开启了故障，或中途改过设置。",
  clock: (offset, isBehind, error) =>
    `服务器的时钟比本机${isBehind ? "慢" : "快"} ${offset}，误差 ± ${error}。`,
  own: "页面为取得这些数字而发的请求不计入。",
  by: {
    browser: "由浏览器计数。",
    server: "由服务器在套接字上计数。",
    both: "两边都计数；不一致时会出现警告。",
  },
  rows: {
    asks: {
      name: "询问",
      definition: "索取消息的请求：轮询，以及 WebSocket 的握手。",
      by: "both",
    },
    sends: { name: "发送", definition: "自己发出的消息，经 POST 或帧。", by: "both" },
    empties: {
      name: "空响应（浪费）",
      definition: "不带消息的轮询响应，以及它占全部询问的比例。",
      by: "both",
    },
    frames: {
      name: "数据帧",
      definition: "WebSocket 的文本帧，上行与下行；不含 ping、pong 和 close。",
      by: "both",
    },
    perDelivery: {
      name: "每帧或每个响应的消息数",
      definition:
        "最近十秒内收到的消息数，除以带来它们的帧数或响应数。连接建立之前说的不计。每条消息都单独到达时显示“–”。",
      by: "browser",
    },
    requestsPerMessage: {
      name: "每条消息的请求数",
      definition: "询问次数除以送达的消息数。",
      by: "browser",
    },
    bytesPerMessage: {
      name: "每条消息的字节数（开销 | 载荷）",
      definition:
        "这种方式的双向全部字节除以送达的消息数。载荷是正文和帧的内容；开销是头部、握手和其余部分。不含 TCP/IP 和 TLS。",
      by: "server",
    },
    p50: {
      name: "消息延迟，半数不超过",
      definition: "从服务器接收消息到消息送达这里的时间，按服务器的时钟。半数消息不超过此值。",
      by: "browser",
    },
    p95: {
      name: "消息延迟，95% 不超过",
      definition: "每 100 条中有 95 条不超过此值。满 20 条后显示。",
      by: "browser",
    },
    p99: {
      name: "消息延迟，99% 不超过",
      definition: "每 100 条中有 99 条不超过此值。满 20 条后显示。",
      by: "browser",
    },
    max: { name: "消息延迟，最大", definition: "其中最大的一个。", by: "browser" },
    samples: {
      name: "延迟样本数（未计入）",
      definition:
        "计算延迟所用的消息数，最多为最新的 10,000 条。标签页隐藏或暂停期间接收的消息不计入。",
      by: "browser",
    },
    roundTrip: {
      name: "往返时间，半数不超过",
      definition: "从点击发送到自己的消息回到这里；用同一个时钟。",
      by: "browser",
    },
    openNow: {
      name: "当前打开（挂起 · 套接字 · 空闲）",
      definition: "等待响应的请求、使用中的 WebSocket，以及为下次请求保留的空闲连接。",
      by: "server",
    },
    connectionsOpened: {
      name: "已打开的连接",
      definition: "由这种方式首先使用的 TCP 连接数。",
      by: "server",
    },
    order: {
      name: "丢失 · 重复 · 乱序",
      definition:
        "由消息编号得知。丢失：编号有缺口，或别的面板收到已超过 35 秒、而本面板自称已连接却没有收到；之后到达就会减去。重复：显示了两次。乱序：比编号更大的消息晚到。",
      by: "browser",
    },
    recovered: {
      name: "补回",
      definition: "这个面板断开期间说的、恢复后凭游标取回的消息。",
      by: "browser",
    },
  },
};
