import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import fc from "fast-check";
import type { Message, Page } from "#wire";
import { cursorAt } from "./cursor.ts";
import { type Log, openLog } from "./log.ts";
import { portionBytes } from "./portion.ts";
import { Refusal } from "./refusal.ts";
import { openSqlite } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { tempDir } from "./testing.ts";

const room = { name: "room", createdAt: 1, epoch: "e", keyHash: undefined };
const keep = { messages: 12, bytes: 1e9 };

/** What is done to a log, and a plain array of all that was ever added to hold it against. */
class Model {
  readonly all: Message[] = [];
  first = 1;
  private store: Store;
  private log: Log | undefined;
  private heard = 0;
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
    this.store = openSqlite(dir, keep);
  }

  async open(): Promise<void> {
    await this.store.createRoom(room);
    this.log = await openLog(this.store, room);
    this.log.watch({ deliver: (page) => this.hear(page) });
    assert.equal(this.log.head, this.all.length);
  }

  async restart(): Promise<void> {
    await this.store.close();
    this.store = openSqlite(this.dir, keep);
    await this.open();
  }

  async append(texts: string[]): Promise<void> {
    const drafts = texts.map((text, i) => ({ id: `m${this.all.length + i}`, text, sentAt: 1 }));
    const appended = await Promise.all(drafts.map((draft) => this.opened.append(draft, "test")));
    for (const { message, added } of appended) {
      assert.ok(added);
      this.all.push(message);
      assert.equal(message.seq, this.all.length);
    }
    assert.deepEqual(
      appended.map(({ message: { id } }) => id),
      drafts.map(({ id }) => id),
    );
    this.first = Math.max(this.first, this.all.length - keep.messages + 1);
    assert.equal(this.heard, this.all.length, "watchers heard all of it");
  }

  /** The same id again: known as long as it is kept, new afterwards. */
  async resend(back: number): Promise<void> {
    const known = this.all.at(-1 - (back % Math.max(1, this.all.length)));
    if (!known || this.all.filter(({ id }) => id === known.id).at(-1) !== known) return;
    const { message, added } = await this.opened.append({ ...known, text: "other" }, "test");
    assert.equal(added, known.seq < this.first);
    if (!added) return assert.deepEqual(message, known);
    this.all.push(message);
    assert.equal(message.seq, this.all.length);
    this.first = Math.max(this.first, this.all.length - keep.messages + 1);
  }

  async expire(): Promise<void> {
    await this.store.expire(Number.MAX_SAFE_INTEGER);
    this.first = this.all.length + 1;
  }

  /** Exactly what came after, or a refusal with the cursor just before the oldest kept. */
  async ask(cursor: string, limit: number): Promise<void> {
    const seq = cursor.startsWith("e.") ? Number(cursor.slice(2)) : Number.NaN;
    const isKnown = cursor === `e.${seq}` && seq >= this.first - 1 && seq <= this.all.length;
    if (isKnown) return this.check(await this.opened.since(cursor, limit), seq, limit);
    await assert.rejects(
      async () => this.opened.since(cursor, limit),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.code, "cursor-gone");
        assert.equal(error.details.cursor, cursorAt("e", this.first - 1));
        return true;
      },
    );
  }

  async askRecent(limit: number): Promise<void> {
    const from = Math.max(this.first - 1, this.all.length - limit);
    this.check(await this.opened.since(undefined, limit), from, limit);
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.dir, { recursive: true });
  }

  private get opened(): Log {
    assert.ok(this.log);
    return this.log;
  }

  private hear({ messages, cursor }: Page): void {
    for (const { seq } of messages) {
      this.heard += 1;
      assert.equal(seq, this.heard);
    }
    assert.equal(cursor, cursorAt("e", this.heard));
    assert.ok(messages.length === 1 || JSON.stringify(messages).length <= portionBytes * 1.01);
  }

  private check({ messages, cursor, more }: Page, from: number, limit: number): void {
    const expected = this.all.slice(from, from + limit);
    assert.deepEqual(messages, expected.slice(0, messages.length));
    const size = JSON.stringify(expected).length;
    if (size <= portionBytes) assert.equal(messages.length, expected.length);
    if (expected.length > 0) assert.ok(messages.length > 0, "a page is never empty in vain");
    assert.equal(cursor, cursorAt("e", from + messages.length));
    assert.equal(more, from + messages.length < this.all.length);
  }
}

type Step = (model: Model) => Promise<void>;
const limit = fc.integer({ min: 1, max: 20 });
const texts = fc.array(fc.constantFrom("hello", "語", "x".repeat(100_000)), {
  minLength: 1,
  maxLength: 15,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: texts.map(
      (some): Step =>
        (model) =>
          model.append(some),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(20).map(
      (back): Step =>
        (model) =>
          model.resend(back),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.integer({ min: -2, max: 25 }), limit).map(
      ([back, most]): Step =>
        (model) =>
          model.ask(`e.${model.all.length - back}`, most),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.string(), limit).map(
      ([text, most]): Step =>
        (model) =>
          model.ask(text, most),
    ),
  },
  {
    weight: 2,
    arbitrary: limit.map(
      (most): Step =>
        (model) =>
          model.askRecent(most),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((model) => model.expire()) },
  { weight: 1, arbitrary: fc.constant<Step>((model) => model.restart()) },
);

test("whatever is done to a log, a cursor brings exactly what came after it, or is gone", async (t) => {
  const dir = tempDir(t);
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 40, size: "max" }),
    async (steps) => {
      const model = new Model(mkdtempSync(join(dir, "run-")));
      try {
        await model.open();
        for (const run of steps) await run(model);
      } finally {
        await model.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
});
