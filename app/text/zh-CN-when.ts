import type { WhenText } from "./en-when.ts";

export const zhCNWhen: WhenText = {
  title: "什么时候不用 WebSocket",
  lead: "三种方式里，WebSocket 最快，请求也最少。但这不等于处处合适。这里的每个说法，要么能在本站看到，要么注明出处。",
  choices: {
    title: "选哪一种？",
    question: "问题",
    way: "方式",
    why: "理由",
    rows: [
      {
        question: "消息晚一分钟也行吗？",
        ids: ["short-polling"],
        answer: "不保持任何连接，任何服务器、任何代理都能胜任。",
      },
      {
        question: "消息很少，但一有就要知道？",
        ids: ["long-polling"],
        answer: "空闲的客户端每 25 秒才花一个请求，消息仍然立刻就到。",
      },
      {
        question: "双方都经常说话？",
        ids: ["websocket"],
        answer: "每个方向上，一条消息只花一帧，而不是一个带请求头的请求。",
      },
      {
        question: "在任何网络里都要能用？",
        ids: ["websocket", "long-polling"],
        answer: "先试 WebSocket，中间设备不放行时再退回长轮询。",
      },
      {
        question: "每秒来好几条消息，晚一秒也无妨？",
        ids: ["short-polling"],
        answer: "一个响应全部带走：比每条消息一个请求要少。",
      },
      {
        question: "手机大部分时间在休眠？",
        ids: [],
        answer: "没有网页能一直醒着。由设备的推送服务唤醒，再用游标补上错过的消息。",
      },
    ],
  },
  seeIt: "看一看",
  source: "出处",
  pages: {
    compare: "对比页",
    seldom: "对比页，短轮询每 5 秒一次",
    hold: "对比页，长轮询挂起 5 秒",
    short: "短轮询是怎样工作的",
    long: "长轮询是怎样工作的",
    socket: "WebSocket 是怎样工作的",
    class: "一个课堂和它的手机",
  },
  sections: [
    {
      title: "消息很多",
      claims: [
        {
          text: "轮询会积攒。上次发问以后说的话都在一个响应里，头部只付一次。每个周期超过大约一条消息时，短轮询的请求比长轮询还少，因为长轮询来一条就响应一条。选“平稳”，把短轮询的间隔设为 5 秒，看表格里每条消息的请求数。",
          pages: ["compare"],
          sources: [],
        },
        {
          text: "等得起，就把周期放长。周期为五秒时，发问次数是一秒时的五分之一，消息平均晚两秒半。",
          pages: ["seldom", "short"],
          sources: [],
        },
      ],
    },
    {
      title: "什么也不发生的房间",
      claims: [
        {
          text: "空闲一小时，每秒问一次要发 3,600 个空手而归的请求；挂起 25 秒，大约 144 个；WebSocket 一个也没有，只有心跳来往。让对比页静置一分钟，读一读三个数字。",
          pages: ["compare"],
          sources: [],
        },
      ],
    },
    {
      title: "中间隔着什么",
      claims: [
        {
          text: "代理会切断沉默太久的连接。nginx 在 60 秒没有数据后关闭它代理的 WebSocket，除非另有设置，或者服务器发 ping。本站每 20 秒发一次。",
          pages: ["socket"],
          sources: ["nginx", "ping"],
        },
        {
          text: "挂起的请求必须在代理失去耐心之前结束。关于长轮询的 RFC 认为 30 秒比较稳妥，本站挂起 25 秒。挂起得短，只是多些空响应。",
          pages: ["hold", "long"],
          sources: ["timeouts"],
        },
        {
          text: "Upgrade 是逐跳的头部：途中每个代理都要专门放行。不放行的代理会自己回答握手，而浏览器里的脚本无法得知原因。轮询是普通请求，处处通行。",
          pages: ["socket"],
          sources: ["nginx"],
        },
      ],
    },
    {
      title: "休眠的手机，看不见的标签页",
      claims: [
        {
          text: "没有插电、静置熄屏的手机，除了维护窗口，应用没有网络。哪种方式都改变不了这一点：要紧的是醒来后多快补齐，这是游标的工作。",
          pages: ["class"],
          sources: ["doze"],
        },
        {
          text: "标签页隐藏五分钟后，Chrome 每分钟最多运行一次它的定时器，每秒一次的轮询就成了每分钟一次。开着的 WebSocket 上到达的消息仍然随到随处理。",
          pages: ["compare"],
          sources: ["timers"],
        },
      ],
    },
    {
      title: "非常多的客户端",
      claims: [
        {
          text: "每条开着的线路、每个挂起的请求，都一直占着一个连接和相应的内存。短轮询来了就走，负载均衡后面的任何一台服务器都能回答下一次。",
          pages: ["short"],
          sources: ["issues"],
        },
        {
          text: "服务器重启时，所有线路同时断开，所有客户端一起回来。加倍并带随机的等待能把它们分散开。打开“故障”，开启没有随机抖动的缺陷，看看少了它会怎样。",
          pages: ["compare"],
          sources: [],
        },
      ],
    },
    {
      title: "谁在用哪一种",
      claims: [
        {
          text: "Amazon SQS 在一个调用里有两种轮询：WaitTimeSeconds 为 0 是短轮询，1 到 20 是长轮询；推荐后者，因为它避免空响应。",
          pages: ["long"],
          sources: ["sqs"],
        },
        {
          text: "Telegram 机器人调用 getUpdates，带上 timeout 就是长轮询；offset 是最后一条更新的编号加一，也就是我们的游标。不带 timeout 则是短轮询，只供测试。",
          pages: ["long"],
          sources: ["telegram"],
        },
        {
          text: "Cloud Firestore 会自动检测中间是否有东西扣住了它的数据流，有就退回长轮询，其请求最长 30 秒结束。",
          pages: ["long"],
          sources: ["firestore", "firestoreHold"],
        },
        {
          text: "Socket.IO 从长轮询开始，等 WebSocket 证实可用再切换过去，这样没有人会去等一次永远不会成功的握手。",
          pages: ["long", "socket"],
          sources: ["socketIo"],
        },
        {
          text: "Consul 的阻塞查询就是长轮询：以索引为游标，最多等十分钟，再加一点随机，免得大家同时回来。",
          pages: ["long"],
          sources: ["consul"],
        },
        {
          text: "GitHub 的事件接口专为短轮询而设：X-Poll-Interval 说明多久可以问一次，ETag 没有变化就回答 304，不计入限额。",
          pages: ["short"],
          sources: ["gitHub"],
        },
        {
          text: "Discord 的网关是 WebSocket：心跳间隔由服务器告知，断线后凭序号恢复。",
          pages: ["socket"],
          sources: ["discord"],
        },
      ],
    },
  ],
};
