import { hold, paths } from "#wire";
import { chromiumGet, chromiumPost } from "./chromium.ts";
import type { Parsed } from "./ledger.ts";
import type { Target } from "./target.ts";

export interface PollClient {
  id: string;
  /** Where it goes on from. */
  cursor: string;
  session: string;
}

/** How one kind of server is asked over HTTP. What it does not have is not measured there. */
export interface PollDialect {
  /** Requests before the first ask; each is given the body of its answer. */
  hello?(client: PollClient): Generator<string, void, string>;
  /** A request that is held until there is a message. */
  ask?(client: PollClient): string;
  parse?(body: string): Parsed;
  /** A request that is answered at once, with nothing. */
  empty?(client: PollClient): string;
  /** Makes a message for those who are held. */
  publish?(id: string, text: string): string;
  /** Makes a message that nobody waits for. */
  take?(client: PollClient, id: string, text: string): string;
}

export const pollDialects: Record<string, (target: Target) => PollDialect> = {
  ours: ({ room, cursor }) => {
    const longPolling = paths.transport(room, "long-polling");
    const shortPolling = paths.transport(room, "short-polling");
    const draft = (id: string, text: string) =>
      JSON.stringify({ id, author: "", text, sentAt: Date.now() });
    return {
      ask: (client) =>
        chromiumGet(
          `${longPolling}?client=${client.id}&after=${client.cursor || cursor}&wait=${hold.maxS}`,
        ),
      parse: (body) => ({ ...parseSeqs(body), cursor: /"cursor":"([^"]*)"/.exec(body)?.[1] }),
      empty: ({ id }) => chromiumGet(`${shortPolling}?client=${id}&after=${cursor}`),
      publish: (id, text) => chromiumPost(`${longPolling}?client=publisher`, draft(id, text)),
      take: (client, id, text) =>
        chromiumPost(`${shortPolling}?client=${client.id}`, draft(id, text)),
    };
  },
  floor: () => ({
    ask: ({ id, cursor }) => chromiumGet(`/hold?client=${id}&after=${cursor || 0}`),
    parse(body) {
      const { seqs } = parseSeqs(body);
      return { seqs, cursor: String(seqs.at(-1)) };
    },
    empty: ({ id }) => chromiumGet(`/fixed?client=${id}&after=abcdefgh-0`),
    publish: (_id, text) => chromiumPost("/publish", JSON.stringify({ text })),
    take: ({ id: client }, id, text) =>
      chromiumPost(`/take?client=${client}`, JSON.stringify({ id, text, sentAt: Date.now() })),
  }),
  // https://socket.io/docs/v4/engine-io-protocol/: over HTTP it has a session and no cursor.
  "socket.io": () => {
    const path = "/socket.io/?EIO=4&transport=polling";
    return {
      *hello(client) {
        const opened = yield chromiumGet(path);
        client.session = JSON.parse(opened.slice(1)).sid;
        yield chromiumPost(`${path}&sid=${client.session}`, "40");
        yield chromiumGet(`${path}&sid=${client.session}`);
      },
      ask: ({ session }) => chromiumGet(`${path}&sid=${session}`),
      parse: parseSeqs,
      publish: (_id, text) => chromiumPost("/publish", JSON.stringify({ text })),
    };
  },
  next: () => ({
    empty: ({ id }) => chromiumGet(`/api/poll?client=${id}&after=abcdefgh-0`),
  }),
};

/** Every kind of server gives its messages a `seq`. */
export function parseSeqs(text: string): { seqs: number[] } {
  return { seqs: Array.from(text.matchAll(/"seq":(\d+)/g), ([, seq]) => Number(seq)) };
}
