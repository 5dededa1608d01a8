/** Socket.IO as its guide shows it: what one client emits, or posts to `/publish`, all get. */
import { createServer } from "node:http";
import { Server } from "socket.io";

const server = createServer(async (req, res) => {
  if (req.method !== "POST") return res.end("ready");
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece);
  publish(JSON.parse(Buffer.concat(pieces).toString()).text);
  res.writeHead(201).end("{}");
});
server.keepAliveTimeout = 65_000;
// Clients here are as light as can be: they neither answer pings nor read compressed answers.
const io = new Server(server, {
  pingInterval: 600_000,
  httpCompression: false,
  serveClient: false,
});
let seq = 0;

function publish(text: string): void {
  seq += 1;
  io.emit("message", { seq, text });
}
io.on("connection", (socket) => socket.on("publish", publish));
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
