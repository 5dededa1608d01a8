import assert from "node:assert/strict";
import test from "node:test";
import { badFrames, unwantedFrames } from "./frames.ts";
import { badHandshakes } from "./handshakes.ts";
import { badMessages } from "./messages.ts";
import { outcomeOf } from "./run-socket.ts";
import type { BadSocket } from "./socket-entry.ts";
import { startWorld } from "./world.ts";

const chapters = {
  handshakes: badHandshakes,
  "frames that break the protocol": badFrames,
  "frames that are unwanted": unwantedFrames,
  messages: badMessages,
};

/** What the catalogue says must become of an entry. */
function expected({ refused, problems, closed, leaves }: BadSocket) {
  if (leaves === "reset") return {};
  if (refused) return { refused };
  return { ...(problems && { problems }), ...(closed && { closed }) };
}

test("bad WebSocket input is answered as the contract says, and nobody else notices", async (t) => {
  const { world, settle } = await startWorld(t);
  let count = 0;
  for (const [title, chapter] of Object.entries(chapters)) {
    const entries = chapter(world);
    count += entries.length;
    await t.test(title, async () => {
      for (const entry of entries) {
        assert.deepEqual(await outcomeOf(world, entry), expected(entry), entry.what);
      }
    });
  }
  await t.test("everybody else got everything once and in order", settle);
  await t.test("the catalogue has at least 80 entries", () => {
    assert.ok(count >= 80, `${count} entries`);
  });
});
