import type { IncomingMessage, ServerResponse } from "node:http";
import type { Carried } from "./closing.ts";
import type { Ask } from "./door.ts";
import type { Exchange } from "./exchange.ts";
import { readJson } from "./http/body.ts";
import type { Query } from "./http/query.ts";
import type { Params } from "./http/routes.ts";
import { type Link, linkOf } from "./links.ts";
import { LightParting, type Parting } from "./parting.ts";

/** What all visits share. */
export interface House {
  addressOf(req: IncomingMessage): string;
  readonly draining: boolean;
  /** Who is held, and is to hear when the server stops. */
  readonly parked: Set<LightParting>;
}

/** A request on its way through the door, from its arrival to the close of its answer. */
export class Visit implements Ask, Carried {
  params: Params = {};
  room = "";
  client: string | undefined;
  after: string | undefined;
  limit: number | undefined;
  /** Where it counts, once it does. */
  exchange: Exchange | undefined;
  readonly link: Link;
  private parting: LightParting | undefined;
  private reading: Promise<unknown> | undefined;
  private patience: NodeJS.Timeout | undefined;
  /** Its answer has left, or its client has. */
  isOver = false;

  constructor(
    private readonly house: House,
    readonly req: IncomingMessage,
    readonly res: ServerResponse,
    readonly query: Query,
  ) {
    this.link = linkOf(req.socket);
    this.link.begin();
    this.link.answer = res;
    this.link.carry(this);
    res.on("close", () => this.close());
  }

  get address(): string {
    return this.house.addressOf(this.req);
  }

  /** Made when it is first asked for: who answers at once never looks. */
  get signal(): Parting {
    if (!this.parting) {
      this.parting = new LightParting();
      if (this.isOver || this.house.draining || this.req.socket.destroyed) this.parting.abort();
      else this.house.parked.add(this.parting);
    }
    return this.parting;
  }

  /** However often it is asked for, the body is read once. */
  body(): Promise<unknown> {
    this.reading ??= readJson(this.req, (bytes) => this.exchange?.bodyUp(bytes));
    return this.reading;
  }

  /** Whoever does not read its answer within `ms` must not keep it in memory. */
  giveUpAfter(ms: number): void {
    const { res } = this;
    // Behind another answer of its connection nobody can read it yet (pipelining).
    if (!res.socket) res.once("socket", () => this.wait(ms));
    else if (!res.writableEnded || res.socket.writableLength > 0) this.wait(ms);
  }

  private wait(ms: number): void {
    if (!this.isOver) this.patience = setTimeout(() => this.res.destroy(), ms);
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { req, res, link, exchange, parting } = this;
    clearTimeout(this.patience);
    if (exchange) exchange.close(res.writableFinished ? res.statusCode : 0);
    else {
      // What nobody counted belongs to no exchange.
      link.takeRead();
      link.takeWritten();
    }
    if (link.answer === res && req.complete) link.answer = undefined;
    link.end();
    link.drop(this);
    if (!parting) return;
    this.house.parked.delete(parting);
    parting.abort();
  }
}
