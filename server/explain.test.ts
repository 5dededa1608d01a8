import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { ConfigError } from "./config.ts";
import { explain } from "./explain.ts";
import { openSqlite } from "./store/sqlite.ts";
import { tempDir } from "./testing.ts";

/** What is said when a store cannot be opened in that folder. */
function whyNot(DATA_DIR: string): string {
  try {
    openSqlite(DATA_DIR);
  } catch (error) {
    return explain(error as Error, { DATA_DIR });
  }
  assert.fail("it opened");
}

const asError = (code: string, syscall?: string) =>
  Object.assign(new Error(`${code}: what the system says`), { code, syscall });

/** What is said when a server cannot listen there. */
function whyDeaf(t: TestContext, port: number, HOST: string): Promise<string> {
  const server = createServer();
  t.after(() => server.close());
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(explain(error, { PORT: String(port), HOST })));
    server.listen(port, HOST);
  });
}

test("a folder that is none, or whose file is no log, is named", (t) => {
  const dir = tempDir(t);
  writeFileSync(join(dir, "file"), "");
  const inFile = join(dir, "file", "data");
  assert.match(
    whyNot(inFile),
    /^Nothing can be kept in the folder ".*data" \(ENOTDIR: [^\n]*DATA_DIR\.$/,
  );
  mkdirSync(join(dir, "garbage"));
  writeFileSync(join(dir, "garbage", "poll-hold-push.sqlite"), "x".repeat(8192));
  assert.match(whyNot(join(dir, "garbage")), /^Nothing can be kept in the folder ".*garbage" \(/);
});

test("a folder that may not be written is not taken for a port", (t) => {
  const dir = tempDir(t);
  chmodSync(dir, 0o500);
  const said =
    process.getuid?.() === 0
      ? explain(asError("EACCES", "access"), { DATA_DIR: dir })
      : whyNot(dir);
  assert.match(said, /^Nothing can be kept in the folder ".*" \(EACCES: /);
});

test("a folder in use is another server's", (t) => {
  const dir = tempDir(t);
  const store = openSqlite(dir);
  t.after(() => store.close());
  assert.match(whyNot(dir), /^Another server uses the folder "/);
});

test("a port in use and an address of another machine are named", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  t.after(() => taken.close());
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  assert.match(await whyDeaf(t, port, "127.0.0.1"), new RegExp(`^Port ${port} is in use`));
  assert.match(
    await whyDeaf(t, 0, "192.0.2.77"),
    /^HOST="192.0.2.77" is no address of this machine/,
  );
});

test("a port that this user may not open is named", () => {
  const said = explain(asError("EACCES", "listen"), { PORT: "80" });
  assert.equal(said, "Port 80 may not be opened by this user.");
});

test("wrong variables are told as they are, and what nobody foresaw whole", () => {
  assert.equal(explain(new ConfigError(["one", "two"]), {}), "one\ntwo");
  const bug = new TypeError("a bug");
  assert.equal(explain(bug, {}), bug.stack);
});
