// The cursor is a time: "give me what is newer than the last message I have", in whole milliseconds.
// It looks like a cursor with a sequence number, and works as long as little is said.
// Two messages of one millisecond have one time: if an answer ends between them, the second is lost.
import { type Page, sizes } from "#wire";
import { now } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { parseWait } from "../../validate.ts";
import type { Transport } from "../transport.ts";

const id = "long-polling";

/** Messages of one answer. */
const pageSize = 5;

export const timestampCursor: Transport = {
  mount({ traffic, rooms }) {
    traffic.asks(id, async ({ room: name, after, limit, query, signal }) => {
      const waitMs = parseWait(query) * 1000;
      const { log } = await rooms.get(name);
      const time = /^t(\d{1,15})$/.exec(after ?? "")?.[1];
      if (time === undefined) return stamp(await log.since(after, limit), now());
      const page = await newerThan(log, Number(time));
      if (page.messages.length > 0) return page;
      await log.next(log.cursor, waitMs, signal);
      return newerThan(log, Number(time));
    });
  },
};

async function newerThan(log: Log, time: number): Promise<Page> {
  const { messages } = await log.since(undefined, sizes.pageMax);
  const newer = messages.filter(({ acceptedAt }) => Math.floor(acceptedAt) > time);
  const page = { messages: newer.slice(0, pageSize), more: newer.length > pageSize };
  return stamp({ ...page, cursor: "" }, time);
}

/** The page with the time of its last message for a cursor. */
function stamp(page: Page, time: number): Page {
  return { ...page, cursor: `t${Math.floor(page.messages.at(-1)?.acceptedAt ?? time)}` };
}
