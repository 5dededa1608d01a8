import { type Page, paths } from "#wire";
import type { BadRequest } from "../server/catalogue/entry.ts";
import { malformed } from "../server/catalogue/malformed.ts";
import { badMethods } from "../server/catalogue/methods.ts";
import { pageRequests } from "../server/catalogue/pages.ts";
import { answersTo, exchange } from "../server/catalogue/run-request.ts";
import { badTargets } from "../server/catalogue/targets.ts";
import { expect, test } from "./fixtures.ts";

/** Why an answer is not a good one to bad input; nothing when it is. */
function faultOf(answer: string): string | undefined {
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
  if (!(status >= 200 && status < 500)) return answer.slice(0, 300) || "no answer";
  const head = answer.slice(0, answer.indexOf("\r\n\r\n"));
  const location = /^(?:location|refresh|x-nextjs-redirect|x-middleware-rewrite):(.*)$/im.exec(
    head,
  );
  const target = location?.[1]?.trim();
  if (target === undefined) return undefined;
  const isHere = new URL(target, "http://localhost/").hostname === "localhost";
  return isHere ? undefined : `it leads to ${target}`;
}

test("whatever pages are asked, they answer without an error of theirs and lead nowhere else", async ({
  baseURL,
}) => {
  const port = Number(new URL(baseURL ?? "").port);
  const faults: [string, string][] = [];
  for (const entry of pageRequests) {
    const fault = faultOf(await exchange(port, entry));
    if (fault) faults.push([entry.what, fault]);
  }
  expect(faults).toEqual([]);
});

test("what must not reach the pages is refused before them", async ({ baseURL, room, request }) => {
  const port = Number(new URL(baseURL ?? "").port);
  const answer = await request.get(paths.transport(room.room, "short-polling"));
  const { cursor }: Page = await answer.json();
  const world = { ...room, cursor, port };
  const entries = [badTargets, badMethods, malformed].flatMap((chapter) => chapter(world));
  for (const entry of entries) {
    if (isForPages(entry))
      expect([entry.what, faultOf(await exchange(port, entry))]).toEqual([entry.what, undefined]);
    else expect([entry.what, await answersTo(port, entry)]).toEqual([entry.what, entry.answers]);
  }
  expect((await request.get(paths.alive)).status()).toBe(200);
});

/** Only what is left to the pages is answered without a code. */
function isForPages({ answers }: BadRequest): boolean {
  return answers.length === 1 && answers[0] === "404";
}
