/** This server without its pages: ready to capture while nobody asks for it, or (`none`) with nothing of captures. */
import { createChat } from "../../../server/chat.ts";
import { readConfig } from "../../../server/config.ts";
import { createHttpServer } from "../../../server/http/server.ts";
import { createLogger } from "../../../server/logger.ts";

const isBare = process.argv[2] === "none";
const config = readConfig(process.env);
const chat = createChat(config, createLogger(config.logLevel), isBare ? null : undefined);
const server = createHttpServer(config);
if (!isBare) server.on("connection", chat.connected);
server.on("request", (req, res) => {
  if (!chat.traffic.request(req, res)) res.writeHead(404).end();
});
server.on("upgrade", (req, socket, head) => chat.traffic.upgrade(req, socket, head));
server.listen(config.port, config.host, () => process.stdout.write("ready\n"));
