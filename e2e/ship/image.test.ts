import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { describe, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { paths } from "#wire";
import { transportIds } from "../../app/transports/index.ts";
import { portOf } from "../fixtures.ts";
import { freePort } from "../free-port.ts";
import { command, copied, type Instruction, readStages } from "./dockerfile.ts";
import { nobody, type Played, replay } from "./replay.ts";

const context = fileURLToPath(new URL("../..", import.meta.url));
const stages = readStages(readFileSync(join(context, "Dockerfile"), "utf8"));
const steps = stages.flatMap(({ steps }) => steps);
const final = stages.at(-1)?.steps ?? [];
const ignored = readFileSync(join(context, ".dockerignore"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("the Dockerfile", () => {
  test("copies what is there, and nothing that .dockerignore keeps out", () => {
    const fromHere = steps.filter(({ name, flags }) => name === "COPY" && !flags.from);
    for (const source of fromHere.flatMap((step) => copied(step).sources)) {
      assert.ok(existsSync(join(context, source)), source);
      assert.ok(!ignored.includes(source), `${source} is ignored`);
    }
  });

  test("keeps secrets, history and what was built here out of the image", () => {
    for (const name of ["node_modules", ".next", "dist", ".data", ".env", ".git"]) {
      assert.ok(ignored.includes(name), name);
    }
  });

  test("ends with a user who is not root, a health check, and the server without a shell", () => {
    const of = (name: string) => final.filter((step) => step.name === name).at(-1);
    assert.equal(of("USER")?.rest, "node");
    assert.equal(of("VOLUME")?.rest, "/data");
    assert.equal(command(of("HEALTHCHECK") as Instruction)[0], "node");
    assert.deepEqual(command(of("CMD") as Instruction), ["node", "dist/index.js"]);
  });
});

const isRoot = process.getuid?.() === 0;

test("its steps make a site that runs as another user in a tree it cannot write to, tells its health and ends with 0", {
  skip: !isRoot && "only root can start it as another user",
  timeout: 600_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "poll-hold-push-image-"));
  // That other user has to get there.
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const image = replay(stages, context, folder);
  for (const name of ["typescript", "esbuild", "playwright", "@biomejs/biome", "lighthouse"]) {
    const isThere = existsSync(join(image.cwd, "node_modules", name));
    assert.ok(!isThere, `${name} is not needed to run`);
  }

  const { child, env } = await start(t, image);
  assert.equal(await health(image, env), 0);
  const origin = `http://127.0.0.1:${env.PORT}`;
  const page = await fetch(`${origin}/r/lobby`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<script/);
  const how = await fetch(`${origin}/how/${transportIds[0]}`);
  assert.equal(how.status, 200);
  assert.match(await how.text(), /server\/transports\//);
  const said = await fetch(origin + paths.say("lobby"), { method: "POST" });
  assert.equal(said.status, 201);
  assert.deepEqual(readdirSync(join(image.root, "data")).length > 0, true);

  const ended = once(child, "exit");
  child.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
  assert.equal(await health(image, env), 1);
});

/** Starts the image's CMD. */
async function start(t: TestContext, image: Played) {
  const port = String(await freePort());
  const env = { ...image.env, PORT: port, DATA_DIR: join(image.root, "data") };
  const child = run("CMD", image, env);
  t.after(() => child.kill("SIGKILL"));
  await portOf(child as Parameters<typeof portOf>[0]);
  return { child, env };
}

/** The exit code of the image's health check. */
async function health(image: Played, env: Record<string, string>): Promise<number> {
  const [code] = await once(run("HEALTHCHECK", image, env), "exit");
  return code;
}

function run(name: string, { cwd }: Played, env: Record<string, string>): ChildProcess {
  const step = final.find((step) => step.name === name);
  assert.ok(step, name);
  const [file = "", ...args] = command(step);
  const vars = env as unknown as NodeJS.ProcessEnv;
  return spawn(file, args, { cwd, env: vars, ...nobody, stdio: ["ignore", "pipe", "inherit"] });
}
