import { Counter, Gauge, type Histogram as PromHistogram, Registry } from "prom-client";
import { errors as codes, type ErrorCode, type Message } from "#wire";
import { now } from "./clock.ts";
import { createHistogram, type Histogram } from "./histogram.ts";
import { countersOf, openOf, type Sample } from "./metrics-counts.ts";
import { createProcessMetrics } from "./metrics-process.ts";
import type { StatsBook } from "./stats.ts";

/**
 * What a monitoring system reads, over all rooms. Its labels are transports, codes and the like:
 * never a room or a client, of which there is no end and which nobody else shall see.
 */
export interface Metrics {
  /** Something was refused; without a transport where it was of none, or of a room that is not there. */
  refused(code: ErrorCode, transport?: string): void;
  /** Messages of a transport are handed to a socket. */
  handedOver(transport: string, messages: readonly Message[]): void;
  /** An append took so long to be durable, ms. */
  appended(ms: number): void;
  /** Everything in the text format. */
  read(): Promise<string>;
  /** What `read` gives. */
  readonly contentType: string;
  close(): void;
}

/** Who may read the metrics: this machine, everybody or nobody. */
export const audiences = ["loopback", "all", "off"] as const;
export type MetricsAudience = (typeof audiences)[number];

/** From a push on loopback to a client that was away for a minute, s. */
const ageBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** From a commit in memory to a disk that stands still, s. */
const appendBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

/** A page handed to many sockets within this is as old for all of them as for the first, ms. */
const oneMomentMs = 0.5;

/** A page that is being handed to sockets, one after the other, in one turn of the event loop. */
interface Handing {
  age: Histogram;
  messages: readonly Message[];
  /** ms since the epoch. */
  at: number;
  sockets: number;
}

const prefix = "poll_hold_push_";
/** The label where a refusal is of no transport. */
const ofNone = "none";

/** Makes the metrics of one server; what it counts per transport it takes from the stats. */
export function createMetrics(stats: Pick<StatsBook, "totals">): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const ages = new Map<string, Histogram>();
  const appends = createHistogram(appendBounds);
  let handing: Handing | undefined;
  /** One look at all sockets is for all that one reading tells. */
  let totals = stats.totals();
  const { read, close } = createProcessMetrics(registry);

  const samples = (of: (counts: ReturnType<StatsBook["totals"]>[string]) => Sample[]) =>
    Object.entries(totals).flatMap(([transport, counts]) =>
      of(counts).map(({ labels, value }) => ({ labels: { transport, ...labels }, value })),
    );
  for (const { name, help, labels, of } of countersOf) {
    new Counter({
      name: `${prefix}${name}_total`,
      help,
      labelNames: ["transport", ...labels],
      registers,
      collect() {
        this.reset();
        for (const { labels, value } of samples(of)) this.inc(labels, value);
      },
    });
  }
  new Gauge({
    name: `${prefix}open`,
    help: "Open now: parked polls, sockets, idle keep-alive connections.",
    labelNames: ["transport", "state"],
    registers,
    collect() {
      for (const { labels, value } of samples(openOf)) this.set(labels, value);
    },
  });
  const errors = new Counter({
    name: `${prefix}errors_total`,
    help: "Refusals by code, of requests, upgrades and frames.",
    labelNames: ["transport", "code"],
    registers,
    collect() {
      // Told as none from the beginning: whoever reckons a rate would miss the first one.
      for (const transport of [...Object.keys(totals), ofNone])
        for (const code of Object.keys(codes)) this.inc({ transport, code }, 0);
    },
  });
  addHistograms(registry, {
    name: `${prefix}message_age_seconds`,
    help: "From a message's acceptance to the moment it is handed to a client's socket; what was said before the client came is left out.",
    of: () =>
      Object.keys(totals).map((transport) => ({
        labels: { transport },
        histogram: ageOf(transport),
      })),
  });
  addHistograms(registry, {
    name: `${prefix}log_append_seconds`,
    help: "From the wish to keep a message to its being durable.",
    of: () => [{ labels: {}, histogram: appends }],
  });

  function ageOf(transport: string): Histogram {
    const known = ages.get(transport);
    if (known) return known;
    const made = createHistogram(ageBounds);
    ages.set(transport, made);
    return made;
  }

  function observe(): void {
    if (!handing) return;
    const { age, messages, at, sockets } = handing;
    handing = undefined;
    for (const { acceptedAt } of messages) age.observe((at - acceptedAt) / 1000, sockets);
  }

  return {
    refused(code, transport = ofNone) {
      errors.inc({ transport, code });
    },
    handedOver(transport, messages) {
      const age = ageOf(transport);
      const at = now();
      // A thousand sockets shall not reckon the ages of one page message by message.
      if (handing?.messages === messages && handing.age === age && at - handing.at < oneMomentMs) {
        handing.sockets += 1;
        return;
      }
      observe();
      handing = { age, messages, at, sockets: 1 };
      // By then the broadcast is over; a page must not stay in memory when its room does not.
      queueMicrotask(observe);
    },
    appended: (ms) => appends.observe(ms / 1000),
    async read() {
      observe();
      totals = stats.totals();
      read();
      return registry.metrics();
    },
    contentType: registry.contentType,
    close,
  };
}

interface Family {
  name: string;
  help: string;
  of(): { labels: Record<string, string>; histogram: Histogram }[];
}

/**
 * Lets the registry read histograms of ours. Its own look their labels up at each value, which a
 * thousand deliveries of one commit would feel.
 */
function addHistograms(registry: Registry, { name, help, of }: Family): void {
  const values = () =>
    of().flatMap(({ labels, histogram: { bounds, counts, sum } }) => {
      let count = 0;
      const buckets = counts.map((more, i) => {
        count += more;
        const le = bounds[i] ?? "+Inf";
        return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
      });
      return [
        ...buckets,
        { metricName: `${name}_sum`, labels, value: sum },
        { metricName: `${name}_count`, labels, value: count },
      ];
    });
  const get = async () => ({ name, help, type: "histogram", values: values() });
  registry.registerMetric({ name, get } as unknown as PromHistogram);
}
