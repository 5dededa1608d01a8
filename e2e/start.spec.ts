import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { type Page as Answer, paths, type RoomInfo } from "#wire";
import { expect, readStats, test, testOnOwnServer } from "./fixtures.ts";

interface Ending {
  code: number | null;
  output: string;
  complaint: string;
}

/** Runs the server until it ends by itself. */
async function runServer(env: Record<string, string>): Promise<Ending> {
  const child = spawn(process.execPath, ["dist/index.js"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
  const texts = { output: "", complaint: "" };
  child.stdout.on("data", (piece) => {
    texts.output += piece;
  });
  child.stderr.on("data", (piece) => {
    texts.complaint += piece;
  });
  // Its output may still be on its way when the process has ended.
  const [code] = await once(child, "close");
  return { code, ...texts };
}

test("every variable that is wrong is named, and nothing starts", async () => {
  const wrong = {
    PORT: "eighty",
    HOST: "not a host",
    PUBLIC_URL: "example.org",
    ALLOWED_HOSTS: "a b",
    TRUST_PROXY: "perhaps",
    LOG_LEVEL: "loud",
  };
  const { code, output, complaint } = await runServer(wrong);
  expect(code).toBe(1);
  expect(output).toBe("");
  const lines = complaint.trimEnd().split("\n");
  expect(lines).toHaveLength(Object.keys(wrong).length);
  for (const [name, value] of Object.entries(wrong)) {
    expect(lines).toContainEqual(expect.stringContaining(`${name}="${value}"`));
  }
});

test("a port in use is told in one line", async ({ baseURL }, testInfo) => {
  const { port } = new URL(baseURL ?? "");
  const dataDir = testInfo.outputPath("data");
  const { code, output, complaint } = await runServer({ PORT: port, DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(complaint).toMatch(new RegExp(`^Port ${port} is in use[^\n]*\n$`));
});

test("a folder in which nothing can be kept is told in one line", async ({ baseURL }, testInfo) => {
  const file = testInfo.outputPath("file");
  await writeFile(file, "");
  const { port } = new URL(baseURL ?? "");
  const { code, output, complaint } = await runServer({ PORT: port, DATA_DIR: `${file}/data` });
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(complaint).toMatch(/^Nothing can be kept in the folder "[^\n]*DATA_DIR\.\n$/);
});

testOnOwnServer(
  "a graceful stop answers parked polls, closes sockets with 1001 and ends with 0",
  async ({ server, room, request }) => {
    const { cursor }: Answer = await (await request.get(pathOf(room.room, "short-polling"))).json();
    const agent = new Agent({ keepAlive: true });
    const poll = `${pathOf(room.room, "long-polling")}?after=${cursor}&client=poller`;
    const parked = new Promise<IncomingMessage>((resolve, reject) => {
      get(server.url + poll, { agent }, resolve).on("error", reject);
    });
    const address = `${server.url}${pathOf(room.room, "websocket")}?client=listener`;
    const socket = new WebSocket(address.replace("http", "ws"));
    const closed = once(socket, "close");
    const mute = await openMute(server.port);
    await expect
      .poll(async () => {
        const { transports } = await readStats(request, room);
        return [transports["long-polling"]?.openNow.parked, transports.websocket?.openNow.sockets];
      })
      .toEqual([1, 1]);

    const limit = AbortSignal.timeout(10_000);
    const ended = server.kill("SIGTERM");
    const answer = await parked;
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, "close"]);
    expect(JSON.parse(await bodyOf(answer))).toEqual({ cursor, messages: [], more: false });
    expect((await closed)[0]).toBe(1001);
    expect(await ended).toBe(0);
    expect(limit.aborted, "ended within 10 s").toBe(false);
    mute.destroy();
    agent.destroy();

    await server.restart();
    const info: RoomInfo = await (await request.get(paths.room(room.room))).json();
    expect(info.head).toBe(0);
  },
);

const pathOf = paths.transport;

/** A WebSocket that will never answer the server's goodbye. */
async function openMute(port: number) {
  const tcp = connect(port, "127.0.0.1");
  tcp.on("error", () => {});
  const lines = [
    `GET ${paths.echo} HTTP/1.1`,
    `Host: localhost:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  tcp.write(`${lines.join("\r\n")}\r\n\r\n`);
  const [head] = await once(tcp, "data");
  expect(String(head)).toContain("101 Switching Protocols");
  return tcp;
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
