import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { type Message, paths, type ServerFrame } from "#wire";
import { expect, sendMessage, test } from "./fixtures.ts";

/** A Python that has the package websocket-client. Debian's own comes first: it is not in a virtual environment. */
const python = ["/usr/bin/python3", "python3", "python"].find(
  (name) => spawnSync(name, ["-c", "from websocket import create_connection"]).status === 0,
);

test.skip(!python, "There is no Python with websocket-client (Debian: python3-websocket).");

/** Runs a script that prints JSON. @param input what the script finds as `given`. */
async function runPython<T>(script: string, input: Record<string, unknown>): Promise<T> {
  const start = "import json, sys\nfrom websocket import create_connection, ABNF\n";
  const source = `${start}given = json.loads(sys.argv[1])\n${script}`;
  const options = { timeout: 30_000 };
  const { stdout } = await promisify(execFile)(
    python ?? "",
    ["-c", source, JSON.stringify(input)],
    options,
  );
  return JSON.parse(stdout);
}

function socketUrl(baseURL: string | undefined, path: string): string {
  return `${baseURL}${path}`.replace("http", "ws");
}

test("Python's websocket-client hears its own text and bytes from the echo", async ({
  baseURL,
}) => {
  const script = `
socket = create_connection(given["url"], timeout=10)
socket.send(given["text"])
text = socket.recv()
socket.send_binary(bytes(given["bytes"]))
opcode, data = socket.recv_data()
socket.close()
print(json.dumps({"text": text, "isBinary": opcode == ABNF.OPCODE_BINARY, "bytes": list(data)}))
`;
  const sent = { text: "hello 你好 👋", bytes: [0, 255, 128, 10] };
  const url = socketUrl(baseURL, paths.echo);
  expect(await runPython(script, { url, ...sent })).toEqual({ ...sent, isBinary: true });
});

test("Python's websocket-client takes part in a room", async ({ baseURL, room, request }) => {
  await sendMessage(request, room, "before it came");
  const script = `
socket = create_connection(given["url"], timeout=10)
first = json.loads(socket.recv())
socket.send(json.dumps(given["frame"]))
rest = [json.loads(socket.recv()) for _ in range(2)]
socket.close()
print(json.dumps([first, *rest]))
`;
  const draft = { id: "from-python", author: "Python", text: "hello 你好", sentAt: 1.5 };
  const url = socketUrl(baseURL, paths.transport(room.room, "websocket"));
  const frames = await runPython<ServerFrame[]>(script, { url, frame: { type: "send", ...draft } });

  const [first, ...rest] = frames;
  expect(first).toMatchObject({ type: "messages", messages: [{ seq: 1, text: "before it came" }] });
  const message = expect.objectContaining({ ...draft, seq: 2, kind: "chat", via: "websocket" });
  expect(rest).toContainEqual({ type: "accepted", id: draft.id, message });
  expect(rest).toContainEqual(expect.objectContaining({ type: "messages", messages: [message] }));

  const answer = await request.get(paths.transport(room.room, "short-polling"));
  const { messages }: { messages: Message[] } = await answer.json();
  expect(messages.map(({ text }) => text)).toEqual(["before it came", draft.text]);
});
