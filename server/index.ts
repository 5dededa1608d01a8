import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { lanAddresses } from "./addresses.ts";
import { createChat } from "./chat.ts";
import { readConfig } from "./config.ts";
import { explain } from "./explain.ts";
import { createHttpServer } from "./http/server.ts";
import { createLogger } from "./logger.ts";
import { startPages } from "./pages.ts";

const isDev = process.env.NODE_ENV !== "production";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const chat = createChat(config, logger);

  // The port opens only when pages and API can answer, so a busy one is looked for first.
  const server = createHttpServer(config);
  await listen();
  const probedPort = (server.address() as AddressInfo).port;
  const isFree = new Promise((resolve) => server.close(resolve));
  // Who came in that moment would never be answered, and would keep the port.
  server.closeAllConnections();
  await isFree;
  const pages = await startPages({ ...config, port: probedPort }, isDev);

  server.on("connection", chat.connected);
  server.on("request", (req, res) => {
    if (!chat.traffic.request(req, res)) pages.request(req, res);
  });
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!pages.upgrade(req, socket, head)) chat.traffic.upgrade(req, socket, head);
  });
  config.port = probedPort;
  await listen();
  greet(probedPort, config.host);
  // Hot reload wakes up with the first request; without it, open pages would stay dead.
  if (isDev) void fetch(`http://127.0.0.1:${probedPort}/_next/warm`).catch(() => {});

  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void stop(signal));

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(config.port, config.host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  }

  async function stop(signal: string): Promise<void> {
    logger.info("stopping", { signal });
    // What does not end by itself must not keep the process.
    setTimeout(() => process.exit(0), 9_500).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    await chat.close();
    server.closeIdleConnections();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    server.closeAllConnections();
    process.exit(0);
  }
}

function greet(port: number, host: string): void {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const lines = [
    `Poll · Hold · Push is ready: http://${isEverywhere ? "localhost" : host}:${port}`,
  ];
  if (isEverywhere) {
    for (const address of lanAddresses())
      lines.push(`On this network:             http://${address}:${port}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`${explain(error, process.env)}\n`);
  process.exit(1);
});
