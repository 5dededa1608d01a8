import type { Page } from "#wire";
import type { Account, Scope } from "./account.ts";
import { now } from "./clock.ts";
import type { Link } from "./links.ts";
import type { Metrics } from "./metrics.ts";
import type { Records } from "./records.ts";
import type { StatsBook } from "./stats.ts";

/** What kind of exchange it is; `refused` is one that was never going to be answered well. */
export type Kind = "ask" | "send" | "handshake" | "refused";

/** How a kind stands among what is open now. */
const standings = {
  ask: "parked",
  send: undefined,
  handshake: "sockets",
  refused: undefined,
} as const;

/** Where it is written down. */
export interface Books {
  stats: StatsBook;
  records: Records;
  metrics: Metrics;
}

/** One counted exchange: an ask, a send, or a socket from its handshake to its close. */
export class Exchange {
  private readonly account: Account;
  private arrivedAt = now();
  private answeredAt = 0;
  private isHistory: boolean;
  private payloadUp = 0;
  private payloadDown = 0;
  private bytesUp = 0;
  private bytesDown = 0;
  // A broadcast passes here once for every socket: what it counts goes to the account when somebody
  // looks, and what a poll counts when it is over, with its bytes.
  private framesDown = 0;
  private delivered = 0;
  private empties = 0;

  /**
   * Starts counting an exchange that arrived on a connection.
   * @param after the cursor it goes on from. Without one it begins with what was said before it
   * came, whose age tells nothing of how news travels.
   */
  constructor(
    private readonly books: Books,
    private readonly link: Link,
    scope: Scope,
    private readonly kind: Kind,
    after?: string,
  ) {
    const { stats, records } = books;
    this.isHistory = after === undefined;
    this.account = link.accountOf(scope, stats.account);
    if (kind !== "refused") this.account.writeDown(records);
    if (kind === "handshake") stats.opened(scope.room, this);
    const tally = this.account.use();
    tally.requests += 1;
    const standing = standings[kind];
    if (standing) tally[standing] += 1;
  }

  /** A poll answer leaves. It counts with its bytes, when all of them have left. */
  answered(page: Page): void {
    this.delivered += page.messages.length;
    if (page.messages.length === 0) this.empties += 1;
    this.handOver(page);
  }

  /** A draft came in. */
  sent(): void {
    this.account.tally().sends += 1;
  }

  /** A text or binary frame, with the bytes of its payload. */
  frameUp(bytes: number): void {
    this.payloadUp += bytes;
    this.account.tally().framesUp += 1;
  }

  /** A text frame leaves, with a page in it if it is a `messages` frame. */
  frameDown(payload: number, page?: Page): void {
    this.payloadDown += payload;
    this.framesDown += 1;
    if (!page) return;
    this.delivered += page.messages.length;
    this.handOver(page);
  }

  /** Bytes of an HTTP body. */
  bodyUp(bytes: number): void {
    this.payloadUp += bytes;
  }

  bodyDown(bytes: number): void {
    this.payloadDown += bytes;
  }

  /** The simulated network has brought it in. */
  heard(): void {
    this.arrivedAt = now();
  }

  /** The simulated network is about to take its answer out. */
  answering(): void {
    this.answeredAt = now();
  }

  /** The handshake is over: what follows is frames. */
  opened(): void {
    this.settle();
    this.note(101, now());
  }

  /** The exchange is over. `status` is 0 when its client left before the answer. */
  close(status: number): void {
    const { kind, account, link } = this;
    const closedAt = now();
    if (kind === "handshake") this.books.stats.closed(account.scope.room, this);
    this.gather();
    if (kind !== "handshake") this.note(status, this.answeredAt || closedAt);
    const standing = standings[kind];
    const hasLeft = status === 0 || kind === "handshake";
    if (standing) {
      const tally = account.tally();
      tally[standing] -= 1;
      if (hasLeft) tally.leftAt = closedAt;
      else tally.seenAt = closedAt;
    }
    // Nobody else would book what its connection has left behind.
    if (hasLeft || link.account !== account) account.settle();
  }

  /** Books what has gathered until now. */
  settle(): void {
    this.gather();
    this.account.settle();
  }

  /** Counts what has gathered since it was last asked to. */
  private gather(): void {
    const { payloadUp, framesDown, delivered, empties } = this;
    const up = this.link.takeRead();
    const down = this.link.takeWritten();
    // A look passes all sockets, and most of them are quiet.
    if (up + down + payloadUp + framesDown + delivered + empties === 0) return;
    this.bytesUp += up;
    this.bytesDown += down;
    const payloadDown = Math.min(this.payloadDown, down);
    const tally = this.account.tally();
    tally.framesDown += framesDown;
    tally.messages += delivered;
    tally.empties += empties;
    tally.payloadUp += payloadUp;
    tally.overheadUp += up - payloadUp;
    tally.payloadDown += payloadDown;
    tally.overheadDown += down - payloadDown;
    this.payloadUp = 0;
    this.payloadDown = 0;
    this.framesDown = 0;
    this.delivered = 0;
    this.empties = 0;
  }

  private handOver({ messages }: Page): void {
    const { books, account } = this;
    if (!this.isHistory && messages.length > 0)
      books.metrics.handedOver(account.scope.transport, messages);
    this.isHistory = false;
  }

  private note(status: number, endedAt: number): void {
    const { kind, account, bytesUp, bytesDown, arrivedAt } = this;
    if (kind === "refused") return;
    // While it was held its client may have been forgotten for others.
    account.writeDown(this.books.records);
    if (!account.records?.isWatched(endedAt)) return;
    const { transport } = account.scope;
    const { connection } = this.link;
    const record = { transport, kind, connection, arrivedAt, endedAt, status, bytesUp, bytesDown };
    account.records.add(record);
  }
}
