import { noFaults, type Stats } from "#wire";
import { Account } from "../../../server/account.ts";
import type { Replaceable } from "../../../server/chat.ts";
import { Exchange } from "../../../server/exchange.ts";
import type { Faults, Road } from "../../../server/faults.ts";
import type { Limits } from "../../../server/limits.ts";
import { Link } from "../../../server/links.ts";
import type { StatsBook } from "../../../server/stats.ts";
import { type Cost, costs } from "./costs.ts";

const nothing = () => undefined;
const passes = () => true;

/** How this process does without each of them. */
const without: Record<Cost, () => Partial<Replaceable>> = {
  captures: () => ({ captures: null }),
  meters() {
    Object.assign(Exchange.prototype, {
      answered: nothing,
      sent: nothing,
      frameUp: nothing,
      frameDown: nothing,
      bodyUp: nothing,
      bodyDown: nothing,
      heard: nothing,
      answering: nothing,
      opened: nothing,
      close: nothing,
      settle: nothing,
    } satisfies Partial<Record<keyof Exchange, () => undefined>>);
    const nowhere = { room: "", transport: "", client: undefined };
    const nobody = new Account(nowhere, { isOver: false }, undefined, [], new Set());
    nobody.goesOn = passes;
    const noStats = (room: string): Stats => ({ room, since: 0, transports: {} });
    const stats: StatsBook = {
      register: nothing,
      account: () => nobody,
      opened: nothing,
      closed: nothing,
      read: noStats,
      totals: () => ({}),
      clients: () => ({}),
      isHere: () => false,
      hasVisitors: () => true,
      drop: nothing,
    };
    return { stats };
  },
  faults() {
    Object.assign(Link.prototype, {
      isClear: passes,
      pass(_way, _road, run) {
        run();
        return true;
      },
      travel: nothing,
      touch: nothing,
    } satisfies Partial<Link>);
    const road: Road = {
      waits: { forgetMs: 0, lumpMs: 0 },
      settings: noFaults,
      isCalm: true,
      strikes: () => false,
      travellers: new Set(),
      onChange: () => nothing,
    };
    const get = () => noFaults;
    const faults: Faults = { road: () => road, get, change: get, cut: () => 0, drop: nothing };
    return { faults };
  },
  limits() {
    const limits: Limits = {
      send: nothing,
      room: nothing,
      code: nothing,
      report: nothing,
      newcomer: nothing,
    };
    return { limits };
  },
};

/**
 * Takes the costs that are not named out of this process.
 * @returns what takes their place.
 */
export function leaveOut(named: string[]): Partial<Replaceable> {
  const left = costs.filter((cost) => !named.includes(cost));
  return Object.assign({}, ...left.map((cost) => without[cost]()));
}
