import type { ClassText, QrText } from "./en-class.ts";

/** Words of the picture that phones scan. */
export const zhCNQr: QrText = {
  picture: (address) => `通向 ${address} 的二维码`,
  noPicture: "这个地址没有二维码，请手动输入：",
};

export const zhCNClass: ClassText = {
  start: {
    title: "一间教室里的实验课",
    what: "手机扫码或输入四位代码加入，每部手机分到一种传输方式，差别就在教室里当场可见。",
    make: "创建课堂",
    making: "正在创建课堂…",
    back: "接回已有的课堂",
    backWhat: "需要房间名和创建时得到的主持人密钥。",
    room: "房间",
    key: "主持人密钥",
    take: "接回",
    over: "没有这个房间。它已经结束，或从未存在。",
    wrongKey: "这不是该房间的主持人密钥。",
    noKey: "缺少主持人密钥。",
    failed: (cause) => `没有成功：${cause}`,
  },
  dev: "这是开发服务器：计数会加倍，手机也可能连不上。上课请用 npm start 运行生产版本。",
  title: "加入课堂",
  scan: "用手机扫码，或打开",
  type: "再输入",
  qr: zhCNQr,
  joined: (n, { count }) => `已加入 ${count(n)} 部`,
  simulated: (n, { count }) => `其中模拟 ${count(n)} 部`,
  login: "扫码登录：再看一种等待",
  wall: "打开大屏",
  simulate: "三十部模拟手机",
  dismiss: "撤走模拟手机",
  end: "结束课堂",
  addresses: {
    title: "显示的地址",
    shown: (address) => `显示的地址：${address}`,
    hint: "选手机能连到的地址，也就是手机所在网络里的那一个。",
    kinds: {
      configured: "由 PUBLIC_URL 设定",
      private: "局域网",
      public: "公网",
      virtual: "虚拟网卡：VPN 或容器",
      "link-local": "链路本地：没有路由器",
      loopback: "仅本机",
    },
    reached: "服务器能从这个地址连到自己",
    notReached: "服务器自己都连不到这个地址",
    own: "与本窗口的地址相同",
    loopback: "手机打不开这个地址：它只通向这台电脑自己。",
  },
  help: {
    title: "手机连不上？",
    late: "20 秒还没有人加入。可能的原因：",
    items: [
      "同一个网络吗？手机要和这台电脑在同一个 Wi-Fi 上，不能用移动数据。",
      "换个地址？在“显示的地址”里另选一个。",
      "防火墙？请允许局域网访问 Node.js 的这个端口。",
      "Wi-Fi 隔离？访客网络和校园网常把设备互相隔开。用手机或这台电脑开一个热点，大家都连上去。手机热点通常只能带大约十台设备。",
      "都不行？三十部模拟手机也能上同样的课。",
    ],
  },
  elsewhere: {
    title: "换一个浏览器继续",
    what: "不要让全班看到：谁有密钥，谁就是主持人。在那边打开 /class，用下面的内容接回课堂：",
    room: "房间",
    key: "主持人密钥",
  },
  ending: {
    title: "结束课堂？",
    what: "所有消息和测量数据都会删除，代码也会收回。可以先保存测量数据，其中没有姓名。",
    save: "保存测量数据（CSV）",
    end: "现在结束课堂",
    stay: "继续上课",
  },
  failed: (what, cause) => `${what}：${cause}`,
};
