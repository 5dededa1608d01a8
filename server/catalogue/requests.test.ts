import assert from "node:assert/strict";
import test from "node:test";
import { badBodies } from "./bodies.ts";
import { badClassCalls } from "./class-routes.ts";
import { badDrafts } from "./drafts.ts";
import { badHeaders, badHosts } from "./headers.ts";
import { badHostCalls, badRooms } from "./host-routes.ts";
import { malformed } from "./malformed.ts";
import { badMethods } from "./methods.ts";
import { badQueries } from "./queries.ts";
import { answersTo } from "./run-request.ts";
import { badTargets } from "./targets.ts";
import { startWorld } from "./world.ts";

const chapters = {
  "request targets": badTargets,
  methods: badMethods,
  headers: badHeaders,
  "Host and Origin": badHosts,
  queries: badQueries,
  bodies: badBodies,
  drafts: badDrafts,
  "what a host sets": badHostCalls,
  "rooms to be made": badRooms,
  "what is asked of a class": badClassCalls,
  "what is not HTTP": malformed,
};

test("bad HTTP input is refused as the contract says, and nobody else notices", async (t) => {
  const { world, settle } = await startWorld(t);
  let count = 0;
  for (const [title, chapter] of Object.entries(chapters)) {
    const entries = chapter(world);
    count += entries.length;
    await t.test(title, async () => {
      for (const entry of entries) {
        assert.deepEqual(await answersTo(world.port, entry), entry.answers, entry.what);
      }
    });
  }
  await t.test("everybody else got everything once and in order", settle);
  await t.test("the catalogue has at least 150 entries, and no 5xx", () => {
    assert.ok(count >= 150, `${count} entries`);
    const answers = Object.values(chapters).flatMap((chapter) =>
      chapter(world).flatMap((entry) => entry.answers),
    );
    assert.deepEqual(
      answers.filter((answer) => answer.startsWith("5")),
      [],
    );
  });
});
