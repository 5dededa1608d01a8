// Builds pages (.next), server and audience (dist), each on its own. Plain JavaScript: it runs before anything is built.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

// Each: the file its build writes last, what it is made from, and how.
const bundle = (/** @type {string} */ from, /** @type {string} */ to) => [
  ...`esbuild ${from} --bundle --platform=node --format=esm --target=node20`.split(" "),
  ...`--packages=external --sourcemap --outfile=${to} --log-level=warning`.split(" "),
];

const parts = {
  pages: {
    result: ".next/BUILD_ID",
    sources: [
      "app",
      "server/wire.ts",
      "server/wire-class.ts",
      "server/wire-capture.ts",
      "public",
      "next.config.js",
      "package-lock.json",
    ],
    command: ["next", "build"],
  },
  server: {
    result: "dist/index.js",
    sources: ["server", "package-lock.json"],
    command: bundle("server/index.ts", "dist/index.js"),
  },
  audience: {
    result: "dist/audience.js",
    sources: ["app", "server", "package-lock.json"],
    command: bundle("app/audience.ts", "dist/audience.js"),
  },
};

/** @typedef {keyof typeof parts} PartName */
const names = /** @type {PartName[]} */ (Object.keys(parts));

/** Names of the parts that are missing or older than their sources. */
export function staleParts() {
  return names.filter((name) => {
    const { result, sources } = parts[name];
    return newest(result) < Math.max(...sources.map(newest));
  });
}

/**
 * Builds the named parts; the process ends with 1 where one fails.
 * @param {PartName[]} names
 */
export function build(names) {
  for (const name of names) {
    const mode = /** @type {const} */ ({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
    const env = { ...process.env, ...mode };
    const options = /** @type {const} */ ({ cwd: root, stdio: "inherit", env });
    const run = spawnSync("npx", ["--no", ...parts[name].command], options);
    if (run.status !== 0) {
      process.stderr.write(`Building the ${name} failed. Was "npm ci" run?\n`);
      process.exit(1);
    }
  }
}

/**
 * When the newest file at a path was changed, ms since the epoch; 0 when there is none.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(`${root}/${path}`).filter((name) => !name.includes(".test."));
  return Math.max(0, ...inside.map((name) => newest(`${path}/${name}`)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(names);
