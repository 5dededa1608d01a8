import type { IncomingMessage, ServerResponse } from "node:http";
import type { BugName, Page } from "#wire";
import type { DoorParts } from "./door.ts";
import { Exchange, type Kind } from "./exchange.ts";
import type { Road } from "./faults.ts";
import { type Answer, bytesOf, problem as problemAnswer, write } from "./http/answer.ts";
import type { Query } from "./http/query.ts";
import type { Way } from "./links.ts";
import { pageAnswer } from "./page-answer.ts";
import { asRefusal, Refusal } from "./refusal.ts";
import type { Soon } from "./soon.ts";
import type { AskQuery } from "./validate.ts";
import type { Visit } from "./visit.ts";

/** How a counted exchange is answered, under the bugs in force: an ask with a page. */
export type Run = (visit: Visit, bugs: readonly BugName[]) => Soon<Answer | Page>;

/** Sees to it that a visit is answered; what it throws is a refusal that nobody counts. */
export type Handler = (visit: Visit) => void;

/** How counted requests come in and are answered, through the simulated network of their room. */
export interface Counted {
  /** Counts an exchange from its arrival to the close of its answer; none leaves where it was lost. */
  handler(transport: string, kind: Kind, parse: (query: Query) => AskQuery, run: Run): Handler;
  /** Whatever was thrown, as an answer. */
  refused(
    thrown: unknown,
    visit: { req: IncomingMessage; res: ServerResponse },
    transport?: string,
  ): Answer;
  /** Answers with whatever was thrown, past the simulated network. */
  refuse(visit: Visit, thrown: unknown): void;
  /** Writes an answer, and waits for its client only so long. */
  finish(visit: Visit, answer: Answer): void;
}

/** The part of the door where requests are counted and the simulated network strikes them. */
export function createCounted(parts: DoorParts, isDraining: () => boolean): Counted {
  const { faults, limits, metrics, hasRoom, onError, answerMs } = parts;

  const refused: Counted["refused"] = (thrown, { req, res }, transport) => {
    const refusal = asRefusal(thrown);
    metrics.refused(refusal.code, transport);
    if (refusal.code === "unavailable" && !res.destroyed) onError(refusal.cause ?? refusal, req);
    // Node.js drops a body that nobody began to read; one left half read would block the connection.
    if (req.readableDidRead && !req.complete) res.setHeader("Connection", "close");
    return problemAnswer(refusal);
  };

  function refuse(visit: Visit, thrown: unknown): void {
    // What broke half written cannot be taken back.
    if (visit.res.headersSent) {
      onError(thrown, visit.req);
      visit.res.destroy();
    } else finish(visit, refused(thrown, visit));
  }

  function finish(visit: Visit, answer: Answer): void {
    // What was held may be answered because the server stops.
    if (isDraining() && !visit.res.headersSent) visit.res.setHeader("Connection", "close");
    write(visit.res, answer);
    visit.giveUpAfter(answerMs);
  }

  const tooFast = ({ room, address }: Visit, client: string | undefined) =>
    limits.send({ room, client, address });

  /** Settles when the simulated network has let one thing through; never on a closed connection. */
  function passed({ link }: Visit, way: Way, road: Road): Promise<void> {
    return new Promise((resolve) => {
      if (isDraining() || !link.pass(way, road, resolve)) resolve();
    });
  }

  /** The answer leaves, or is lost on its way. */
  function leave(visit: Visit, road: Road, given: Answer | Page): void {
    visit.exchange?.answering();
    if (visit.link.isClear("down", road)) depart(visit, road, given);
    else void passed(visit, "down", road).then(() => depart(visit, road, given));
  }

  function depart(visit: Visit, road: Road, given: Answer | Page): void {
    const { link, exchange, res } = visit;
    try {
      if (visit.isOver || res.destroyed) return;
      if (road.strikes("dropAnswers")) {
        link.sever();
        return;
      }
      link.touch();
      const isPage = "messages" in given;
      if (isPage) exchange?.answered(given);
      const answer = isPage ? pageAnswer(given) : given;
      exchange?.bodyDown(bytesOf(answer));
      finish(visit, answer);
    } catch (thrown) {
      refuse(visit, thrown);
    }
  }

  return {
    refused,
    refuse,
    finish,
    handler(transport, kind, parse, run) {
      function enter(visit: Visit, isThere: boolean): void {
        const { room, link, query, req } = visit;
        if (!isThere) throw new Refusal("room-not-found", `There is no room "${room}".`);
        const { problem, client, after, limit } = parse(query);
        visit.client = client;
        visit.after = after;
        visit.limit = limit;
        const wrong = problem ?? (kind === "send" ? tooFast(visit, client) : undefined);
        const exchange = new Exchange(parts, link, { room, transport, client }, kind, after);
        visit.exchange = exchange;
        if (req.socket.destroyed) {
          // Its client may have left while the room was looked up.
          if (visit.isOver) exchange.close(0);
          else visit.close();
          return;
        }
        if (req.method === "POST") exchange.sent();
        const road = faults.road(room);
        link.travel(road, client);
        if (road.settings.outageMs > 0 || road.strikes("dropRequests")) link.sever();
        else if (link.isClear("up", road)) reply(visit, road, wrong);
        else {
          void passed(visit, "up", road).then(() => {
            exchange.heard();
            reply(visit, road, wrong);
          });
        }
      }

      function reply(visit: Visit, road: Road, wrong: Refusal | undefined): void {
        try {
          const given = wrong ? refuseRead(visit, wrong) : answer(visit, road);
          if (!(given instanceof Promise)) leave(visit, road, given);
          else {
            given.then(
              (later) => leave(visit, road, later),
              (thrown) => fail(visit, road, thrown),
            );
          }
        } catch (thrown) {
          fail(visit, road, thrown);
        }
      }

      function answer(visit: Visit, road: Road): Soon<Answer | Page> {
        const { bugs } = road.settings;
        if (road.strikes("duplicateRequests")) return twice(() => run(visit, bugs));
        return run(visit, bugs);
      }

      const fail = (visit: Visit, road: Road, thrown: unknown) =>
        leave(visit, road, refused(thrown, visit, transport));

      return (visit) => {
        const room = visit.params.room ?? "";
        visit.room = room;
        const isThere = hasRoom(room);
        if (!(isThere instanceof Promise)) enter(visit, isThere);
        else isThere.then((known) => enter(visit, known)).catch((thrown) => refuse(visit, thrown));
      };
    },
  };
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
