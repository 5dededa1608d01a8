/** What `ws` can do: what one client sends, all get, one `send` of the text each. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const server = createServer((_req, res) => res.end("ready"));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
let seq = 0;

sockets.on("connection", (socket) => {
  socket.on("message", (data) => {
    const { text } = JSON.parse(data.toString());
    seq += 1;
    const message = JSON.stringify({ seq, text });
    for (const each of sockets.clients) each.send(message);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
