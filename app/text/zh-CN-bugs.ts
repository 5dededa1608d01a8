import type { BugName } from "#wire";
import type { BugText } from "./en-bugs.ts";

export const zhCNBugs: Record<BugName, BugText> = {
  "queue-per-client": {
    wrong: "服务器为每个客户端保存一个队列，把它倒进响应里：响应一丢，其中的消息也丢了。",
    who: "一篇讲长轮询的 Django 教程",
    see: "选“丢失响应的比例：50%”，再选“服务器说话：每秒 1.3 条”：长轮询丢消息，其他方式不丢。",
  },
  "without-memory": {
    wrong: "服务器只告诉此刻正在问的人：两次轮询之间说的话就丢了。",
    who: "javascript.info 的长轮询",
    see: "选“服务器说话：一次十条”：每十条中，长轮询只得到第一条。",
  },
  "timestamp-cursor": {
    wrong: "问的是“这个时间之后的”，而不是编号：同一毫秒内的两条消息，第二条会丢。",
    who: "许多使用 ?since= 的教程",
    see: "选“服务器说话：一次十条”：落在同一毫秒的消息会丢。",
  },
  "without-heartbeat": {
    wrong: "双方都不留意沉默：死掉的连接看上去只是安静，永远如此。",
    who: "几乎所有 WebSocket 教程",
    see: "选“服务器说话：每秒 1.3 条”，打开“停滞”，等 15 s，再关掉“停滞”：WebSocket 显示“已连接”，却一直沉默。35 s 后，别的面板收到而它没收到的消息算作丢失。",
  },
  "without-jitter": {
    wrong: "被切断的客户端在同一时刻回来，下一次重试也在同一时刻：一拥而上。",
    who: "大多数手写的重试循环",
    see: "开始一次中断，看时间线：三种方式的重试排成一线。不会丢消息。",
  },
};
