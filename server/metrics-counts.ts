import type { Bytes, Counts } from "#wire";

/** One number of a metric, with the labels it has beside the transport. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

interface CounterOf {
  name: string;
  help: string;
  labels: string[];
  of(counts: Counts): Sample[];
}

const one = (value: number): Sample[] => [{ labels: {}, value }];

/** What only grows, as metrics: the counts of the stats under the names that monitoring expects. */
export const countersOf: CounterOf[] = [
  {
    name: "requests",
    help: "Requests that arrived: asks, sends and handshakes.",
    labels: [],
    of: ({ requests }) => one(requests),
  },
  {
    name: "sends",
    help: "Drafts that arrived, by POST or by frame.",
    labels: [],
    of: ({ sends }) => one(sends),
  },
  {
    name: "empty_answers",
    help: "Poll answers without a message.",
    labels: [],
    of: ({ empties }) => one(empties),
  },
  {
    name: "deliveries",
    help: "Messages in poll answers and messages frames.",
    labels: [],
    of: ({ messages }) => one(messages),
  },
  {
    name: "frames",
    help: "Text and binary frames.",
    labels: ["direction"],
    of: ({ framesUp, framesDown }) => [
      { labels: { direction: "up" }, value: framesUp },
      { labels: { direction: "down" }, value: framesDown },
    ],
  },
  {
    name: "bytes",
    help: "Bytes of TCP connections: bodies and frame payloads are payload, all else is overhead.",
    labels: ["direction", "part"],
    of: ({ bytesUp, bytesDown }) => [...partsOf("up", bytesUp), ...partsOf("down", bytesDown)],
  },
  {
    name: "connections_opened",
    help: "TCP connections opened.",
    labels: [],
    of: ({ connectionsOpened }) => one(connectionsOpened),
  },
];

/** What is open now. */
export function openOf({ openNow }: Counts): Sample[] {
  return Object.entries(openNow).map(([state, value]) => ({ labels: { state }, value }));
}

function partsOf(direction: string, { overhead, payload }: Bytes): Sample[] {
  return [
    { labels: { direction, part: "overhead" }, value: overhead },
    { labels: { direction, part: "payload" }, value: payload },
  ];
}
