import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";
import { transportIds } from "../transports/index.ts";
import { stories } from "../transports/stories/index.ts";
import { markKinds } from "../transports/stories/story.ts";
import { activeLines, linesOf } from "./lines.ts";
import { readSources } from "./sources.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

for (const id of transportIds) {
  describe(`the lines beside the story of ${id}`, () => {
    for (const [side, folder] of [
      ["server", "server/transports"],
      ["client", "app/transports"],
    ] as const) {
      const source = read(`${folder}/${id}.ts`);

      test(`stand in the ${side}'s file, each text in exactly one line`, () => {
        const texts = Object.values(stories[id][side]).flat();
        assert.ok(texts.length > 0);
        for (const text of texts) assert.equal(linesOf(source, text).length, 1, text);
      });

      test(`of the ${side} are code, not comment`, () => {
        const lines = source.split("\n");
        for (const n of activeLines(source, stories[id][side], markKinds)) {
          assert.doesNotMatch(lines[n - 1] ?? "", /^\s*(\/\/|\*|$)/);
        }
      });
    }

    test("light up for all that its frames wait for, on one side at least", () => {
      const { frames, server, client } = stories[id];
      for (const kind of frames.flatMap(({ needs }) => needs.flat())) {
        const isLit = server[kind] !== undefined || client[kind] !== undefined;
        // What the server is told to say passes no transport.
        assert.ok(isLit || kind === "said", kind);
      }
    });

    test("are read from the repository itself", async () => {
      const { server, client, swr, swrShared } = await readSources(id);
      for (const { file, text } of [server, client, swr, swrShared]) {
        assert.equal(text, read(file).trimEnd());
      }
    });
  });
}
