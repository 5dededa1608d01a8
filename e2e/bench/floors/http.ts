/**
 * What `node:http` can do: `/hold?after=N` waits for message N + 1, any other GET is answered with one body,
 * `POST /take` reads a body, `POST /publish` makes a message. Nothing is checked, counted or kept.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
const fixed = JSON.stringify({ cursor: "abcdefgh-0", messages: [], more: false });
/** Messages by `seq`, so many that nobody who asks again at once misses one. */
const kept = 4096;
const recent: string[] = [];
let head = 0;
let held: ServerResponse[] = [];

function answer(res: ServerResponse, status: number, body: string): void {
  res.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
  res.end(body);
}

async function readBody(req: IncomingMessage): Promise<{ text: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString());
}

const server = createServer(async (req, res) => {
  const url = req.url ?? "";
  if (url.startsWith("/hold")) {
    const after = Number(/after=(\d+)/.exec(url)?.[1] ?? head);
    if (after < head) return answer(res, 200, recent[(after + 1) % kept] ?? "");
    held.push(res);
    return;
  }
  if (req.method === "GET") return answer(res, 200, fixed);
  const { text } = await readBody(req);
  if (url.startsWith("/publish")) {
    head += 1;
    const message = JSON.stringify({ seq: head, text });
    recent[head % kept] = message;
    const waiting = held;
    held = [];
    for (const one of waiting) answer(one, 200, message);
  }
  answer(res, 201, fixed);
});
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
