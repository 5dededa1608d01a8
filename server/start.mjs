// npm start: builds what is missing or older than its sources, then serves the production site.
import { build, staleParts } from "./build.mjs";

const stale = staleParts();
if (stale.length > 0) {
  process.stdout.write(`Building ${stale.join(" and ")} …\n`);
  build(stale);
}
Object.assign(process.env, { NODE_ENV: "production" });
// The path is computed, because there is no such file when types are checked.
await import(new URL("../dist/index.js", import.meta.url).href);

// npm dies of a signal without passing it on; a server that nobody owns would keep the port.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, "SIGTERM"), 500).unref();
}
