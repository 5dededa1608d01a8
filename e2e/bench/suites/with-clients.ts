import type { PollHandlers } from "../clients/polls.ts";
import { type Handlers, type Remote, startClients } from "../clients/remote.ts";
import type { SocketHandlers } from "../clients/sockets.ts";
import { aim } from "../clients/target.ts";
import type { Contender } from "../contenders.ts";
import { launch, untidied } from "../launch.ts";

/** Nothing takes longer, ms. */
export const patienceMs = 90_000;

/** What both kinds of clients can do. */
export type CommonHandlers = Pick<SocketHandlers, "open" | "wait" | "steady">;

/** A fresh server and a fresh process of clients; both end with the work. */
export async function withClients<H extends Handlers = CommonHandlers>(
  kind: "sockets" | "polls",
  contender: Contender,
  count: number,
  work: (clients: Remote<H>) => Promise<unknown>,
): Promise<void> {
  const server = await launch(contender, untidied);
  try {
    const clients = startClients(kind);
    try {
      const target = await aim(contender, server);
      await (clients as Remote<CommonHandlers>).call("open", { target, count }, patienceMs);
      await work(clients as Remote<H>);
    } finally {
      await clients.end();
    }
  } finally {
    await server.end();
  }
}

/** Subscribers and a publisher on WebSockets. */
export const withSockets = (
  contender: Contender,
  count: number,
  work: (clients: Remote<SocketHandlers>) => Promise<unknown>,
) => withClients("sockets", contender, count, work);

/** Clients that speak plain HTTP. */
export const withPolls = (
  contender: Contender,
  count: number,
  work: (clients: Remote<PollHandlers>) => Promise<unknown>,
) => withClients("polls", contender, count, work);
