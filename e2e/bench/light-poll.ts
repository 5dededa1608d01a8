import { connect } from "node:net";
import { hold, type Page, paths } from "#wire";
import type { LightClient, LightOptions } from "./plan.ts";

/** A client that asks, is held and asks again by its cursor, on one TCP connection. */
export function openLightPoll(options: LightOptions): LightClient {
  const { plan, id, localAddress, opened, heard, dropped } = options;
  const tcp = connect({ port: plan.port, host: "127.0.0.1", localAddress, noDelay: true });
  let { cursor } = plan;
  let rest: Buffer = Buffer.alloc(0);
  let isEnding = false;

  tcp.once("connect", () => {
    ask();
    opened();
  });
  tcp.on("error", (error) => drop(error.message));
  tcp.once("close", () => drop("closed"));
  tcp.on("data", (piece) => {
    const at = performance.timeOrigin + performance.now();
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const head = rest.indexOf("\r\n\r\n") + 4;
    if (head < 4) return;
    const lines = rest.toString("latin1", 0, head);
    if (!lines.startsWith("HTTP/1.1 200 ")) return drop(lines);
    const end = head + Number(/^content-length: (\d+)/im.exec(lines)?.[1]);
    if (rest.length < end) return;
    const page: Page = JSON.parse(rest.toString("utf8", head, end));
    rest = Buffer.alloc(0);
    cursor = page.cursor;
    for (const { seq } of page.messages) heard(seq, at);
    ask();
  });

  function ask(): void {
    const query = `?client=${id}&after=${cursor}&wait=${hold.maxS}`;
    const target = paths.transport(plan.room, plan.kind) + query;
    tcp.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  }

  function drop(reason: string): void {
    if (isEnding) return;
    isEnding = true;
    tcp.destroy();
    dropped(reason);
  }

  return {
    end() {
      isEnding = true;
      tcp.destroy();
    },
  };
}
