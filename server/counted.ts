import type { IncomingMessage, ServerResponse } from "node:http";
import type { Page } from "#wire";
import type { Ask, Call, DoorParts } from "./door.ts";
import { type Kind, openExchange } from "./exchange.ts";
import type { Road } from "./faults.ts";
import { type Answer, problem as problemAnswer } from "./http/answer.ts";
import { readJson } from "./http/body.ts";
import { type Link, linkOf, type Way } from "./links.ts";
import { asRefusal, Refusal } from "./refusal.ts";
import type { AskQuery } from "./validate.ts";

/** A request on its way through the door. */
export interface Visit extends Call {
  res: ServerResponse;
}

/** How a counted exchange is answered; the answer to an ask bears its page. */
export type Run = (visit: Visit, ask: Omit<Ask, "signal">) => Promise<Answer & { page?: Page }>;

export interface Counted {
  /** Counts an exchange from its arrival to the close of its answer; none leaves where it was lost. */
  handler(
    transport: string,
    kind: Kind,
    parse: (query: URLSearchParams) => AskQuery,
    run: Run,
  ): (visit: Visit) => Promise<Answer | undefined>;
  /** Whatever was thrown, as an answer. */
  refused(
    thrown: unknown,
    visit: { req: IncomingMessage; res: ServerResponse },
    transport?: string,
  ): Answer;
}

/** The part of the door where requests are counted and the simulated network strikes them. */
export function createCounted(parts: DoorParts, isDraining: () => boolean): Counted {
  const { faults, limits, metrics, hasRoom, onError } = parts;

  const refused: Counted["refused"] = (thrown, { req, res }, transport) => {
    const refusal = asRefusal(thrown);
    metrics.refused(refusal.code, transport);
    if (refusal.code === "unavailable" && !res.destroyed) onError(refusal.cause ?? refusal, req);
    // Node.js drops a body that nobody began to read; one left half read would block the connection.
    if (req.readableDidRead && !req.complete) res.setHeader("Connection", "close");
    return problemAnswer(refusal);
  };

  /** Settles when the simulated network has let one thing through; never on a closed connection. */
  function passed(link: Link, way: Way, road: Road): Promise<void> | undefined {
    if (link.isClear(way, road)) return undefined;
    return new Promise((resolve) => {
      if (isDraining() || !link.pass(way, road, resolve)) resolve();
    });
  }

  return {
    refused,
    handler: (transport, kind, parse, run) => async (visit) => {
      const { params, query, req, res, address } = visit;
      const room = params.room ?? "";
      if (!(await hasRoom(room)))
        throw new Refusal("room-not-found", `There is no room "${room}".`);
      const { problem, client, ...ask } = parse(query);
      const tooFast = kind === "send" ? limits.send({ room, client, address }) : undefined;
      const wrong = problem ?? tooFast;
      const exchange = openExchange(
        parts,
        req.socket,
        { room, transport, client },
        kind,
        ask.after,
      );
      const link = linkOf(req.socket);
      const settle = once(() => {
        undo();
        exchange.close(res.writableFinished ? res.statusCode : 0);
      });
      const undo = link.onClose(settle);
      // Before the door's own listener, which drops the bytes that nobody took.
      res.prependListener("close", settle);
      if (req.socket.destroyed) {
        settle();
        return undefined;
      }
      if (req.method === "POST") exchange.sent();

      const road = faults.road(room);
      link.travel(road, client);
      const lost = () => {
        link.sever();
        return undefined;
      };
      if (road.settings.outageMs > 0 || road.strikes("dropRequests")) return lost();

      let reading: Promise<unknown> | undefined;
      const body = () => {
        reading ??= readJson(req, exchange.bodyUp);
        return reading;
      };
      const handle = () => run({ ...visit, body }, { ...ask, room, client });
      const answering = (async () => {
        await passed(link, "up", road);
        exchange.heard();
        if (!wrong) return road.strikes("duplicateRequests") ? twice(handle) : handle();
        // A body is read, and so counted, even where the query is refused.
        await body().catch(() => {});
        throw wrong;
      })();
      const answer: Awaited<ReturnType<Run>> = await answering.catch((thrown) =>
        refused(thrown, visit, transport),
      );
      exchange.answering();
      await passed(link, "down", road);
      if (res.destroyed) return undefined;
      if (road.strikes("dropAnswers")) return lost();
      link.touch();
      if (answer.page) exchange.answered(answer.page);
      exchange.bodyDown(Buffer.byteLength(answer.body));
      return answer;
    },
  };
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

/** As if something in between had sent the request again: it is handled twice, one answer is heard. */
async function twice<T>(handle: () => Promise<T>): Promise<T> {
  const [, heard] = await Promise.all([handle(), handle()]);
  return heard;
}
