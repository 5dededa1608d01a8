import type { MoreText } from "./en-more.ts";
import { zhCNBugs } from "./zh-CN-bugs.ts";
import { zhCNHost } from "./zh-CN-host.ts";
import { zhCNMarks } from "./zh-CN-marks.ts";
import { zhCNTable } from "./zh-CN-table.ts";
import { zhCNTools } from "./zh-CN-tools.ts";

export const zhCNMore: MoreText = {
  ...zhCNTools,
  table: zhCNTable,
  marks: zhCNMarks,
  host: zhCNHost,
  bugs: zhCNBugs,
  faults: {
    delayMs: { name: "模拟往返时间", why: "一问一答合起来多花这么久。" },
    jitterMs: { name: "单程抖动", why: "每一程随机增加或减少，至多这么多；次序不变。" },
    dropAnswers: { name: "丢失响应的比例", why: "服务器已经处理完，但响应没有到达。" },
    dropRequests: { name: "丢失请求的比例", why: "请求根本没有到达服务器。" },
    duplicateRequests: {
      name: "重复处理的比例",
      why: "同一个请求到达服务器两次，就像中间有谁重试过。",
    },
    stall: {
      name: "停滞",
      why: "什么都过不去，谁也不知道。等待超过 10 s 的就永远过不去了（半开连接）。",
    },
    idleCutMs: {
      name: "空闲多久后切断",
      why: "这么久没有数据经过的连接被切断，许多代理就是这样。",
    },
    buffering: { name: "缓冲", why: "下行数据先攒着，每秒放行一次，有些代理就是这样。" },
    outageMs: { name: "中断", why: "所有连接断开，结束之前不接受新连接。" },
    cut: { name: "切断", why: "现在把所有连接断开一次，随即可以重新连接。" },
  },
  code: {
    show: "不同的代码行",
    without: "正确的写法",
    with: "有缺陷的写法",
    panel: "面板",
    who: "出处",
    see: "试一试",
  },
  sheet: {
    title: "故意制造的故障，对房间里所有人生效",
    guest: "只有创建房间的人可以制造故障。",
    nothing: "一切正常。",
    network: "网络",
    none: "无",
    cut: { now: "立即切断所有连接", done: "所有连接已被切断。" },
    chatter: { name: "服务器说话", nothing: "不说" },
    bugs: "植入的缺陷",
    bugsHint: "每一个都是现实中见过的缺陷。打开后从零开始计数。",
  },
};
