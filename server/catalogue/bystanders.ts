import { setTimeout as pause } from "node:timers/promises";
import { type Draft, type Message, type Page, paths, type ServerFrame } from "#wire";
import { call, type TestServer } from "../testing.ts";
import type { TestSocket } from "../testing-peers.ts";

/** Somebody who takes part in a room as one should, and must not feel what others do there. */
export interface Bystander {
  /** Everything it was told, in the order in which it was told. */
  readonly heard: Message[];
  send(draft: Draft): Promise<void>;
  /** Ends its receiving; rejects when that failed meanwhile. */
  leave(): Promise<void>;
}

/** Asks and asks, with the cursor of the answer before. @param waitMs between two questions. */
export function pollingBystander(
  server: TestServer,
  room: string,
  id: string,
  waitMs: number,
): Bystander {
  const path = paths.transport(room, id);
  const heard: Message[] = [];
  let isLeaving = false;
  const receiving = (async () => {
    for (let query = ""; !isLeaving; await pause(waitMs)) {
      const { status, body } = await call<Page>(server, "GET", `${path}${query}`);
      if (status !== 200) throw new Error(`${id} was answered ${status}`);
      heard.push(...body.messages);
      query = `?wait=0.2&after=${body.cursor}`;
    }
  })();
  receiving.catch(() => {});
  return {
    heard,
    async send(draft) {
      const { status } = await call(server, "POST", path, { json: draft });
      if (status !== 201) throw new Error(`${id}: a send was answered ${status}`);
    },
    async leave() {
      isLeaving = true;
      await receiving;
    },
  };
}

/** Listens to one WebSocket, which must stay open. */
export function socketBystander({ ws, frames, say, until, closed }: TestSocket): Bystander {
  const heard = frames.flatMap((frame) => (frame.type === "messages" ? frame.messages : []));
  ws.on("message", (data) => {
    const frame: ServerFrame = JSON.parse(data.toString());
    if (frame.type === "messages") heard.push(...frame.messages);
  });
  let isLeaving = false;
  const failed = closed.then(({ code }) => {
    if (!isLeaving) throw new Error(`the socket was closed with ${code}`);
  });
  failed.catch(() => {});
  return {
    heard,
    async send(draft) {
      say({ type: "send", ...draft });
      const isAnswer = (frame: ServerFrame) =>
        (frame.type === "accepted" || frame.type === "problem") && frame.id === draft.id;
      const answer = await until(() => frames.find(isAnswer));
      if (answer.type !== "accepted") throw new Error(JSON.stringify(answer));
    },
    async leave() {
      isLeaving = true;
      ws.close();
      await failed;
    },
  };
}
