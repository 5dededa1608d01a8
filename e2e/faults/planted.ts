import type { MessageList } from "../../app/panels/message-list.ts";
import type { TransportId } from "../../app/transports/index.ts";
import type { Delivery } from "../../app/transports/transport.ts";
import type { Verdict } from "./judge.ts";
import { network } from "./network.ts";
import { processes } from "./processes.ts";
import type { Fault } from "./run.ts";

/** A mistake, the fault that reveals it, and what the same run then has to report. */
export interface Planted {
  name: string;
  id: TransportId;
  fault: Fault;
  reveals(verdict: Verdict): boolean;
}

/** A fault of the matrix, by its name. */
export function known(faults: readonly Fault[], name: string): Fault {
  const fault = faults.find((fault) => fault.name === name);
  if (!fault) throw new Error(`the matrix has no fault "${name}"`);
  return fault;
}

export const lostAnswers = known(network, "every fifth answer lost, the connection ended");
export const repeated = known(network, "every request and frame sent twice");
const stale = known(
  processes,
  "clients opened anew from a stale cursor, which repeats on the wire",
);
const isLost = ({ lost }: Verdict) => lost > 0;

function withBug(bug: "queue-per-client" | "without-memory" | "timestamp-cursor", fault: Fault) {
  return { ...fault, before: ({ put }) => put({ bugs: [bug] }) } satisfies Fault;
}

const calm: Fault = { name: "no fault at all", happened: () => true };

/** Twenty times so much at once that some of it shares a millisecond. */
const crowd: Fault = {
  name: "messages in the same millisecond",
  async during({ post, room }) {
    for (let n = 0; n < 20; n++) {
      const drafts = Array.from({ length: 5 }, (_, i) => {
        return { id: `${room}-crowd-${n}-${i}`, text: "at once", sentAt: Date.now() };
      });
      await Promise.all(drafts.map(post));
    }
  },
  happened: () => true,
};

/** What a panel without de-duplication would show. */
const takeAll = (list: MessageList, delivery: Delivery) => {
  list.take(delivery);
  return delivery.messages;
};

export const planted: Planted[] = [
  {
    name: "a queue per client loses what a lost answer carried",
    id: "long-polling",
    fault: withBug("queue-per-client", lostAnswers),
    reveals: isLost,
  },
  {
    name: "without memory what is said between two asks is lost, even without a fault",
    id: "long-polling",
    fault: withBug("without-memory", calm),
    reveals: isLost,
  },
  {
    name: "a timestamp for a cursor loses what shares a millisecond",
    id: "long-polling",
    fault: withBug("timestamp-cursor", crowd),
    reveals: isLost,
  },
  {
    name: "a list that does not drop what it has shows it twice",
    id: "websocket",
    fault: { ...stale, take: takeAll },
    reveals: ({ doubled }) => doubled > 0,
  },
];

/** The same faults, for the model to pass. */
export const revealing: Fault[] = [lostAnswers, repeated, calm, crowd, stale];
