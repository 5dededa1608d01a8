import type { IncomingMessage, ServerResponse } from "node:http";
import type { DoorParts } from "./door.ts";
import { Exchange, type Kind } from "./exchange.ts";
import type { Road } from "./faults.ts";
import { type Answer, bytesOf, problem as problemAnswer } from "./http/answer.ts";
import type { Query } from "./http/query.ts";
import type { Way } from "./links.ts";
import type { PageAnswer } from "./page-answer.ts";
import { asRefusal, Refusal } from "./refusal.ts";
import { type Soon, then } from "./soon.ts";
import type { AskQuery } from "./validate.ts";
import type { Visit } from "./visit.ts";

/** How a counted exchange is answered; the answer to an ask bears its page. */
export type Run = (visit: Visit) => Soon<Answer | PageAnswer>;

/** Answers a visit; nothing where the answer was lost on the way. */
export type Handler = (visit: Visit) => Soon<Answer | undefined>;

export interface Counted {
  /** Counts an exchange from its arrival to the close of its answer; none leaves where it was lost. */
  handler(transport: string, kind: Kind, parse: (query: Query) => AskQuery, run: Run): Handler;
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

  const tooFast = ({ room, address }: Visit, client: string | undefined) =>
    limits.send({ room, client, address });

  /** Goes on when the simulated network has let one thing through; never on a closed connection. */
  function passed<T>({ link }: Visit, way: Way, road: Road, next: () => Soon<T>): Soon<T> {
    if (link.isClear(way, road)) return next();
    return new Promise<void>((resolve) => {
      if (isDraining() || !link.pass(way, road, resolve)) resolve();
    }).then(next);
  }

  /** The answer leaves, or is lost on its way. */
  function leave(answer: Answer | PageAnswer, visit: Visit, road: Road): Soon<Answer | undefined> {
    visit.exchange?.answering();
    return passed(visit, "down", road, () => {
      const { link, exchange, res } = visit;
      if (res.destroyed) return undefined;
      if (road.strikes("dropAnswers")) return lost(visit);
      link.touch();
      if ("page" in answer) exchange?.answered(answer.page);
      exchange?.bodyDown(bytesOf(answer));
      return answer;
    });
  }

  return {
    refused,
    handler(transport, kind, parse, run) {
      function enter(visit: Visit): Soon<Answer | undefined> {
        const { room, link, query, req } = visit;
        const { problem, client, after, limit } = parse(query);
        visit.client = client;
        visit.after = after;
        visit.limit = limit;
        const wrong = problem ?? (kind === "send" ? tooFast(visit, client) : undefined);
        const exchange = new Exchange(parts, link, { room, transport, client }, kind, after);
        visit.exchange = exchange;
        if (req.socket.destroyed) {
          visit.close();
          return undefined;
        }
        if (req.method === "POST") exchange.sent();
        const road = faults.road(room);
        link.travel(road, client);
        if (road.settings.outageMs > 0 || road.strikes("dropRequests")) return lost(visit);

        const refuse = (thrown: unknown) => leave(refused(thrown, visit, transport), visit, road);
        try {
          const answer = passed(visit, "up", road, () => {
            exchange.heard();
            if (wrong) return refuseRead(visit, wrong);
            return road.strikes("duplicateRequests") ? twice(() => run(visit)) : run(visit);
          });
          if (!(answer instanceof Promise)) return leave(answer, visit, road);
          return answer.then((given) => leave(given, visit, road), refuse);
        } catch (thrown) {
          return refuse(thrown);
        }
      }

      return (visit) => {
        const room = visit.params.room ?? "";
        visit.room = room;
        return then(hasRoom(room), (isThere) => {
          if (!isThere) throw new Refusal("room-not-found", `There is no room "${room}".`);
          return enter(visit);
        });
      };
    },
  };
}

function lost({ link }: Visit): undefined {
  link.sever();
}

/** A body is read, and so counted, even where the query is refused. */
async function refuseRead(visit: Visit, why: Refusal): Promise<never> {
  await visit.body().catch(() => {});
  throw why;
}

/** As if something in between had sent the request again: it is handled twice, one answer is heard. */
async function twice<T>(handle: () => Soon<T>): Promise<T> {
  const [, heard] = await Promise.all([handle(), handle()]);
  return heard;
}
