import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { type Lines, linesFor } from "../app/echo/lines.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

const run = promisify(execFile);

/** Whether a program is here and does what it is asked. */
const works = (name: string, ...args: string[]) => spawnSync(name, args).status === 0;

/** A Python that has websocket-client. Debian's own comes first: it is not in a virtual environment. */
const python = ["/usr/bin/python3", "python3"].find((name) =>
  works(name, "-c", "import websocket"),
);

function lines(baseURL = "", room = "lobby"): Lines {
  return linesFor(baseURL, room);
}

/** Runs lines as one pastes them into a shell; what a program says although it then fails counts too. */
async function shell(code: string): Promise<string> {
  const { stdout } = await run("bash", ["-c", code], { timeout: 40_000 }).catch((thrown) => thrown);
  return stdout;
}

for (const [id, said] of [
  ["python-connection", /^hello\n$/],
  // Version 1.2 of Debian 12 does not call on_close where the program itself closed; newer ones do.
  ["python-app", /^hello\n(closed\n)?$/],
] as const) {
  test(`the lines of ${id} run`, async ({ baseURL }) => {
    test.skip(!python, "There is no Python with websocket-client (Debian: python3-websocket).");
    const { stdout } = await run(python ?? "", ["-c", lines(baseURL)[id]], { timeout: 30_000 });
    expect(stdout).toMatch(said);
  });
}

test("the line of wscat runs", async ({ baseURL }) => {
  test.skip(!works("wscat", "--version"), "wscat is not installed (npm install -g wscat).");
  expect(await shell(lines(baseURL).wscat.replace("npx ", ""))).toContain("hello");
});

test("the line of websocat runs", async ({ baseURL }) => {
  test.skip(!works("websocat", "--version"), "websocat is not installed; Debian 12 has none.");
  expect(await shell(lines(baseURL).websocat)).toBe("hello\n");
});

test.describe("curl", () => {
  test.skip(!works("curl", "--version"), "curl is not installed.");

  test("sees the handshake, with the accept value of RFC 6455", async ({ baseURL }) => {
    const answer = await shell(lines(baseURL)["curl-handshake"]);
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  });

  test("polls, and has nothing new", async ({ baseURL, room, request }) => {
    await sendMessage(request, room, "old");
    const answer = JSON.parse(await shell(lines(baseURL, room.room)["curl-short"]));
    expect(answer).toMatchObject({ messages: [], more: false });
  });

  test("is held until there is news", async ({ baseURL, room, request }) => {
    const answer = shell(lines(baseURL, room.room)["curl-long"]);
    // Both its asks: the first takes the cursor, the second waits.
    await expect
      .poll(async () => {
        const stats = await (await request.get(`/api/rooms/${room.room}/stats`)).json();
        return stats.transports["long-polling"].openNow.parked;
      })
      .toBe(1);
    await sendMessage(request, room, "news");
    expect(JSON.parse(await answer).messages).toMatchObject([{ text: "news" }]);
  });
});

test("the recursion of $.ajax hears every message, and goes on from its cursor", async ({
  baseURL,
  room,
  request,
}) => {
  const heard: string[] = [];
  const ending = new AbortController();
  /** What the line needs of jQuery, over real HTTP. */
  const ajax = async (asked: AjaxSettings) => {
    const url = new URL(asked.url);
    for (const [name, value] of Object.entries(asked.data)) url.searchParams.set(name, `${value}`);
    const answer = await fetch(url, { signal: ending.signal }).catch(() => undefined);
    if (!answer) return;
    const body = await answer.json();
    if (answer.ok) asked.success(body);
    else asked.error({ status: answer.status, responseJSON: body });
  };
  await sendMessage(request, room, "before");
  runInNewContext(lines(baseURL, room.room).ajax, {
    $: { ajax },
    setTimeout,
    console: { log: (text: string) => heard.push(text) },
  });
  await expect.poll(() => heard).toEqual(["before"]);
  for (const text of ["one", "two", "three"]) await sendMessage(request, room, text);
  await expect.poll(() => heard).toEqual(["before", "one", "two", "three"]);
  ending.abort();
});

interface AjaxSettings {
  url: string;
  data: Record<string, string | number>;
  success(page: unknown): void;
  error(answer: { status: number; responseJSON: unknown }): void;
}
