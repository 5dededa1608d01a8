/** This server without its pages, and with only those of its `costs` that are named as arguments. */
import { createChat } from "../../../server/chat.ts";
import { readConfig } from "../../../server/config.ts";
import { createHttpServer } from "../../../server/http/server.ts";
import { createLogger } from "../../../server/logger.ts";
import { leaveOut } from "./leave-out.ts";

const config = readConfig(process.env);
const replaced = leaveOut(process.argv.slice(2));
const chat = createChat(config, createLogger(config.logLevel), replaced);
const server = createHttpServer(config);
if (replaced.captures !== null) server.on("connection", chat.connected);
server.on("request", (req, res) => {
  if (!chat.traffic.request(req, res)) res.writeHead(404).end();
});
server.on("upgrade", (req, socket, head) => chat.traffic.upgrade(req, socket, head));
server.listen(config.port, config.host, () => process.stdout.write("ready\n"));
