import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test, { describe } from "node:test";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../server/config.ts";
import { items, pairs, readServices, unset } from "./compose.ts";
import { readStages, variables } from "./dockerfile.ts";
import { knownNames } from "./known-names.ts";

const context = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(context, path), "utf8");
const { site = {}, nginx = {} } = readServices(read("compose.yaml"));
const image = readStages(read("Dockerfile")).at(-1)?.steps ?? [];
const of = (name: string) => image.filter((step) => step.name === name);
const imageEnv = Object.assign({}, ...of("ENV").map(variables)) as Record<string, string>;
const environment = pairs(site.environment);

describe("compose.yaml", () => {
  test("passes on only variables that the server knows, each under its own name", () => {
    const known = knownNames();
    assert.ok(Object.keys(environment).length > 0);
    for (const [name, value] of Object.entries(environment)) {
      assert.ok(known.includes(name), name);
      assert.match(value, new RegExp(`^\\$\\{${name}:-[^}]*\\}$`));
    }
  });

  test("passes on the server's own defaults where nothing is set", () => {
    const values = Object.entries(environment).map(([name, value]) => [name, unset(value)]);
    assert.deepEqual(readConfig(Object.fromEntries(values)), readConfig({}));
  });

  test("gives the server longer to stop than it takes at most", () => {
    const [, last = ""] =
      /process\.exit\(0\), ([\d_]+)\)\.unref/.exec(read("server/index.ts")) ?? [];
    const mostMs = Number(last.replaceAll("_", ""));
    assert.ok(mostMs > 0, "the server ends by itself");
    const [, seconds] = /^(\d+)s$/.exec(site.stop_grace_period?.[0] ?? "") ?? [];
    assert.ok(Number(seconds) * 1000 > mostMs, `${seconds} s and ${mostMs} ms`);
  });

  test("lets the server open more files than it takes connections, and nginx two for each", () => {
    const { maxConnections } = readConfig({});
    assert.ok(Number(pairs(site.ulimits).nofile) > maxConnections);
    assert.ok(Number(pairs(nginx.ulimits).nofile) > 2 * maxConnections);
  });

  test("mounts its one volume where the image keeps its data", () => {
    const [mount = "", ...others] = items(site.volumes);
    assert.deepEqual(others, []);
    const [volume = "", target] = mount.split(":");
    assert.match(read("compose.yaml"), new RegExp(`^volumes:\\n  ${volume}:`, "m"));
    assert.equal(target, imageEnv.DATA_DIR);
    assert.deepEqual(
      of("VOLUME").map(({ rest }) => rest),
      [target],
    );
  });

  test("publishes the port that the image listens on, and sends nginx to it", () => {
    const [, , inside] = items(site.ports).map(unset)[0]?.split(":") ?? [];
    assert.equal(inside, imageEnv.PORT);
    assert.deepEqual(
      of("EXPOSE").map(({ rest }) => rest),
      [inside],
    );
    // A dot is written as `\.` in the expression of sed.
    const sed = /s\/(127\S+?)\/(\w+):(\d+)\//.exec(nginx.command?.join(" ") ?? "");
    assert.ok(sed);
    const [, from = "", host, port] = sed;
    assert.ok(read("e2e/proxies/nginx.conf").includes(from.replaceAll("\\", "")), from);
    assert.deepEqual([host, port], ["site", inside]);
  });

  test("mounts files into nginx that are there", () => {
    for (const mount of items(nginx.volumes)) {
      const [source = ""] = mount.split(":");
      assert.ok(existsSync(join(context, source)), source);
    }
  });
});
