import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";

/** A running nginx in front of a server. */
export interface Nginx {
  url: string;
  port: number;
  /** Reads its configuration again: new workers take over, old connections end. */
  reload(): Promise<void>;
  /** Ends it, with all connections, and starts it again on the same port. */
  restart(): Promise<void>;
}

/** Why there is no nginx to test with; nothing where there is one. Installs it where that may be done. */
export function missingNginx(): string | undefined {
  if (isThere()) return undefined;
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
    return "there is no nginx; install it, on Debian: apt-get install -y nginx-light";
  }
  process.stdout.write("There is no nginx for the tests, so Debian's is installed now.\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, { env, stdio: "ignore", timeout: 180_000 });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "nginx-light");
  return isThere() ? undefined : "nginx could not be installed";
}

function isThere(): boolean {
  return spawnSync("nginx", ["-v"], { env: searchPath(), stdio: "ignore" }).status === 0;
}

/** Debian keeps nginx where users other than root do not look. */
function searchPath(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
}

/**
 * Starts nginx with a sample of `e2e/proxies/`, of which only what belongs to the machine is
 * changed: ports, folders, and how long old connections outlive a reload.
 */
export async function startNginx(
  t: TestContext,
  { sample, port, upstream }: { sample: string; port: number; upstream: number },
): Promise<Nginx> {
  const prefix = mkdtempSync(join(tmpdir(), "poll-hold-push-nginx-"));
  // Workers run as a user of their own.
  chmodSync(prefix, 0o755);
  t.after(() => rmSync(prefix, { recursive: true, force: true }));
  const config = join(prefix, "nginx.conf");
  writeFileSync(config, adapt(readSample(sample), { prefix, port, upstream }));

  let child = await launch();
  const end = async () => {
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
  };
  t.after(end);

  async function launch() {
    const main = `daemon off; pid ${prefix}/nginx.pid;`;
    const started = spawn("nginx", ["-p", prefix, "-c", config, "-e", "stderr", "-g", main], {
      env: searchPath(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    await says(started.stderr, /start worker process/);
    return started;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async reload() {
      child.kill("SIGHUP");
      // A worker of before has ended: those of the new configuration answer.
      await says(child.stderr, /exited with code 0/);
    },
    async restart() {
      await end();
      child = await launch();
    },
  };
}

const readSample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../proxies/${name}`, import.meta.url)), "utf8");

interface Place {
  prefix: string;
  port: number;
  upstream: number;
}

function adapt(text: string, { prefix, port, upstream }: Place): string {
  const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${prefix}/${name};`)
    .join(" ");
  const changes = [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${upstream};`],
    ["proxy_pass http://127.0.0.1:3000;", `proxy_pass http://127.0.0.1:${upstream};`],
    ["worker_shutdown_timeout 60s;", "worker_shutdown_timeout 1s;"],
    ["http {", `error_log stderr notice;\nhttp {\n  access_log off; ${folders}`],
  ] as const;
  return changes.reduce((changed, [from, to]) => changed.replace(`${from}\n`, `${to}\n`), text);
}

/** Settles when the words have been said; fails with all that was said when they have not in 10 s. */
function says(output: NodeJS.ReadableStream, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const done = (settle: () => void) => {
      clearTimeout(timer);
      output.off("data", hear);
      output.resume();
      settle();
    };
    const hear = (piece: Buffer) => {
      heard += piece;
      if (words.test(heard)) done(resolve);
    };
    const timer = setTimeout(() => done(() => reject(new Error(`nginx said: ${heard}`))), 10_000);
    output.on("data", hear);
    output.once("end", () => done(() => reject(new Error(`nginx ended: ${heard}`))));
  });
}
