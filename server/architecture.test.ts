import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import test, { describe } from "node:test";
import { layers } from "./testing-layers.ts";
import { codeLines, findCycle, lines, readSources, root, type Source } from "./testing-sources.ts";
import { transports } from "./transports/index.ts";

const server = readSources("server");
const app = readSources("app");
const all = [...server, ...app, ...readSources("e2e")];
const product = (sources: Source[]) => sources.filter(({ isTest }) => !isTest);
const isOurs = (path: string) => /^(server|app|e2e)\//.test(path);

/** What crosses the network: both sides import it. */
const contract = ["server/wire.ts", "server/wire-class.ts", "server/wire-capture.ts"];

/** `server/store/sqlite.ts` → `store`, `server/log.ts` → `log`. */
const partOf = (path: string) => path.split("/")[1]?.replace(/\.\w+$/, "") ?? "";
const layerOf = (path: string) => layers.findIndex((parts) => parts.includes(partOf(path)));

describe("imports", () => {
  test("the contract imports nothing", () => {
    for (const path of contract) {
      assert.deepEqual(server.find((source) => source.path === path)?.imports, [], path);
    }
  });

  test("the server never imports the app, and neither of them the end-to-end tests", () => {
    for (const { path, imports } of [...server, ...app]) {
      const forbidden = path.startsWith("app/") ? /^e2e\// : /^(e2e|app)\//;
      const foreign = imports.filter((name) => forbidden.test(name));
      assert.deepEqual(foreign, [], path);
    }
  });

  test("the app imports from outside itself only the contract and packages that run in a browser", () => {
    const builtins = new Set(builtinModules);
    for (const { path, imports } of product(app)) {
      // It reads the files that a page shows: only that page, made on the server, may import it.
      if (path === "app/how/sources.ts") continue;
      const foreign = imports.filter(
        (name) =>
          (isOurs(name) && !name.startsWith("app/") && !contract.includes(name)) ||
          (!isOurs(name) && /^[./]/.test(name)) ||
          name.startsWith("node:") ||
          builtins.has(name),
      );
      assert.deepEqual(foreign, [], path);
    }
    const reads = /import \{[^}]*\} from "[^"]*\/sources\.ts"/;
    const readers = product(app).flatMap(({ path, text }) => (reads.test(text) ? [path] : []));
    assert.deepEqual(readers, ["app/how/[transport]/page.tsx"]);
  });

  test("every file of the server has its layer and imports only from lower ones", () => {
    for (const { path, imports } of product(server)) {
      assert.notEqual(layerOf(path), -1, `${path} needs a layer`);
      for (const name of imports.filter(isOurs)) {
        const isBelow = layerOf(name) < layerOf(path) || partOf(name) === partOf(path);
        const isBuilder = partOf(path) === "start" && partOf(name) === "build";
        assert.ok(isBelow || isBuilder, `${path} imports ${name}`);
      }
    }
  });

  test("rooms and traffic know nothing of each other", () => {
    const door = [
      "links",
      "exchange",
      "socket",
      "door",
      "counted",
      "upgrades",
      "variants",
      "traffic",
      "http",
    ];
    for (const { path, imports } of product(server)) {
      const foreign = door.includes(partOf(path)) ? ["log", "rooms"] : [...door, "stats"];
      if (!door.includes(partOf(path)) && !["log", "rooms", "store"].includes(partOf(path)))
        continue;
      for (const name of imports) assert.ok(!foreign.includes(partOf(name)), `${path}: ${name}`);
    }
  });

  test("a transport sees a door and a source of messages, no other transport and no meter", () => {
    const hidden = ["stats", "store", "exchange", "links", "traffic", "http", "api", "chat"];
    for (const id of Object.keys(transports)) {
      const source = server.find(({ path }) => path === `server/transports/${id}.ts`);
      assert.ok(source, `${id} has a file of its name`);
      for (const name of source.imports) {
        assert.ok(!hidden.includes(partOf(name)), `${id} imports ${name}`);
        const others = Object.keys(transports).map((other) => `server/transports/${other}.ts`);
        assert.ok(!others.includes(name), `${id} imports ${name}`);
      }
    }
  });

  test("nothing imports in a circle, types included", () => {
    assert.equal(findCycle(server), undefined);
    assert.equal(findCycle(app), undefined);
  });
});

describe("sizes", () => {
  test("no source file has more than 200 lines, the contract 300", () => {
    // What crosses the network stays in one file, which both sides import and which imports nothing.
    const most = (path: string) => (path === "server/wire.ts" ? 300 : 200);
    const long = all.filter((source) => lines(source) > most(source.path));
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
  });

  test("the median file has at most 60 lines", () => {
    const counts = product(all)
      .map(lines)
      .sort((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    assert.ok(median <= 60, `the median is ${median}`);
  });

  for (const side of ["server", "app"]) {
    test(`the transports in ${side}/ are short, the longest at most twice the shortest`, () => {
      const paths = Object.keys(transports).map((id) => `${side}/transports/${id}.ts`);
      const counts = all.filter(({ path }) => paths.includes(path)).map(codeLines);
      for (const count of counts) assert.ok(count <= 80, `${count} lines`);
      assert.ok(Math.max(...counts) <= 2 * Math.min(...counts), counts.join(", "));
    });
  }
});

test("nobody but the transports, the texts, the colours and the theory names a transport", () => {
  const allowed =
    /^(server|app)\/transports\/|^app\/text\/|^app\/globals\.css$|^app\/meters\/theory\.ts$/;
  const ids = Object.keys(transports).join("|");
  const literal = new RegExp(`["'\`/](${ids})["'\`/?]`);
  for (const { path, code } of product([...server, ...app])) {
    if (allowed.test(path)) continue;
    // The token of the Upgrade header (RFC 9110) is the protocol's name, not a transport's.
    const named = literal.exec(code.replaceAll('Upgrade: "websocket"', ""));
    assert.equal(named?.[1], undefined, `${path} names ${named?.[0]}`);
  }
});

for (const name of ["README.md", "README.zh-CN.md"]) {
  const isThere = existsSync(join(root, name));
  test(`every path and script that ${name} names exists`, { skip: !isThere && "not there" }, () => {
    const text = readFileSync(join(root, name), "utf8");
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const [, script = ""] of text.matchAll(/\bnpm (?:run )?((?<=run )[\w:-]+|start|test)/g)) {
      assert.ok(script in scripts, `npm run ${script}`);
    }
    for (const [, path = ""] of text.matchAll(/`((?:[\w.@[\]-]+\/)*[\w.@[\]-]+\/?)`/g)) {
      const isFile = /\.(tsx?|m?js|json|md|ya?ml|css)$/.test(path);
      const isBuilt = /^(dist|\.next)\//.test(path);
      if (isBuilt || (!isFile && !/^(app|server|e2e|public|\.ci)\//.test(path))) continue;
      const isBareName = all.some((source) => source.path.endsWith(`/${path}`));
      assert.ok(isBareName || existsSync(join(root, path)), `${name} names ${path}`);
    }
  });
}
