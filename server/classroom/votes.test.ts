import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { makeDraft } from "../testing.ts";
import { transports } from "../transports/index.ts";
import { adapt } from "../transports/testing.ts";
import { startClass, type TestHost } from "./testing.ts";

const question = { question: "Which was <i>first</i>?", choices: ["■", "▲", "●"] };

/** Opens a vote; brings its id, which the server made. */
async function open(host: TestHost): Promise<string> {
  const { status, body } = await host.event({ type: "vote", vote: { id: "mine", ...question } });
  assert.equal(status, 201);
  const { vote } = body.message.data as { vote: { id: string } };
  assert.deepEqual(body.message.data, { type: "vote", vote: { id: vote.id, ...question } });
  assert.notEqual(vote.id, "mine");
  return vote.id;
}

for (const transport of Object.keys(transports)) {
  describe(`a vote on ${transport}`, () => {
    test("is answered by saying a choice; of each phone the last one counts", async (t) => {
      const host = await startClass(t);
      const say = async (client: string, text: string) =>
        (await adapt(transport, t, host.server, host.room, client).send(makeDraft(text))).code;
      assert.equal(await say("a", "■"), "forbidden", "before it is open");
      const id = await open(host);
      assert.deepEqual((await host.info()).answers, [0, 0, 0]);
      const said: [string, string][] = [
        ["a", "■"],
        ["b", "●"],
        ["c", "●"],
        ["a", "▲"],
        ["b", "👍"],
      ];
      for (const [client, text] of said) assert.equal(await say(client, text), undefined);
      const { vote, answers } = await host.info();
      assert.deepEqual(vote, { id, ...question, isOpen: true });
      assert.deepEqual(answers, [0, 1, 2]);

      assert.equal((await host.event({ type: "vote-over", id })).status, 201);
      assert.equal(await say("d", "■"), "forbidden");
      await host.put({ freeText: true });
      assert.equal(await say("d", "■"), undefined, "a text as any other");
      const over = await host.info();
      assert.deepEqual([over.vote?.isOpen, over.answers], [false, [0, 1, 2]]);
    });
  });
}

test("a late retry of an earlier answer does not take the place of the later one", async (t) => {
  const host = await startClass(t);
  await open(host);
  const phone = adapt("short-polling", t, host.server, host.room, "a");
  const first = makeDraft("■");
  for (const draft of [first, makeDraft("●"), first]) await phone.send(draft);
  assert.deepEqual((await host.info()).answers, [0, 0, 1]);
});

test("a new vote begins at nought, and who ends another one than is open is told so", async (t) => {
  const host = await startClass(t);
  const first = await open(host);
  await adapt("websocket", t, host.server, host.room, "a").send(makeDraft("■"));
  const second = await open(host);
  assert.deepEqual((await host.info()).answers, [0, 0, 0]);
  assert.equal((await host.event({ type: "vote-over", id: first })).status, 404);
  assert.equal((await host.info()).vote?.isOpen, true);
  assert.equal((await host.event({ type: "vote-over", id: second })).status, 201);
  await host.put({ vote: null });
  assert.deepEqual((await host.info()).answers, []);
});
