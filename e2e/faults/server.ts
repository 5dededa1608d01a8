// The chat without pages, as a process of its own, so that signals are real.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createChat } from "../../server/chat.ts";
import { readConfig } from "../../server/config.ts";
import { createLogger } from "../../server/logger.ts";
import { stores } from "../../server/store/index.ts";
import { forgetful } from "./forgetful.ts";

if (process.env.FORGETS_IDS) {
  const open = stores.sqlite;
  stores.sqlite = (dataDir, keep) => forgetful(open(dataDir, keep));
}
const config = readConfig(process.env);
const chat = createChat(config, createLogger(config.logLevel));
const server = createServer((req, res) => {
  if (!chat.traffic.request(req, res)) res.writeHead(404).end();
});
server.on("upgrade", (req, socket, head) => chat.traffic.upgrade(req, socket, head));
server.listen(config.port, config.host, () => {
  process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`);
});

process.once("SIGTERM", async () => {
  server.close();
  await chat.close();
  server.closeAllConnections();
  process.exit(0);
});
// Whoever started it is gone: nobody would end it.
process.once("disconnect", () => process.exit(0));
