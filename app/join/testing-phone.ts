import type { TestContext } from "node:test";
import { type Message, paths } from "#wire";
import { type ClassEvent, type ClassInfo, type ClassSettings, classPaths } from "#wire-class";
import { call, makeDraft, makeRoom, startChat } from "../../server/testing.ts";
import { quick, showsUp, WebSocket } from "../testing.ts";
import { createMemory } from "../testing-panels.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import { type Entry, enter } from "./enter.ts";
import { createPhone, type Phone, type PhoneState } from "./phone.ts";

globalThis.WebSocket ??= WebSocket;

/** A phone's own waits, at a tenth or less; interval and hold are the class's. */
const { intervalMs: _interval, holdS: _hold, ...waits } = quick;

/** A class over a real server, with its host's hands. */
export async function startClass(t: TestContext, settings: Partial<ClassSettings> = {}) {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const host = async <T>(method: string, path: string, json?: unknown): Promise<T> => {
    const { status, body } = await call<T>(server, method, path, { headers, json });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const put = (change: Partial<ClassSettings>) =>
    host<ClassInfo>("PUT", classPaths.settings(room), change);
  await put({ intervalMs: 200, holdS: 1, freeText: true, ...settings });

  async function say(text = "hello"): Promise<Message> {
    const path = paths.transport(room, transportIds[0] ?? "");
    const { body } = await call<{ message: Message }>(server, "POST", path, {
      json: makeDraft(text),
    });
    return body.message;
  }

  const event = (what: ClassEvent) =>
    host<{ message: Message }>("POST", classPaths.events(room), what);

  /** A phone that is dealt this transport; it is let go of with the test. */
  async function join(transport: TransportId, memory = createMemory()) {
    const others = transportIds.filter((id) => id !== transport);
    await put({ shares: { ...Object.fromEntries(others.map((id) => [id, 0])), [transport]: 1 } });
    const origin = `http://127.0.0.1:${server.port}`;
    const entry = await enter(origin, room, memory);
    if (!entry) throw new Error("it is no class");
    return { memory, entry, ...startPhone(t, origin, entry, memory) };
  }

  return { server, room, host, put, say, event, join };
}

function startPhone(
  t: TestContext,
  origin: string,
  entry: Entry,
  memory: ReturnType<typeof createMemory>,
) {
  const document = Object.assign(new EventTarget(), { hidden: false });
  const surface = { document, window: new EventTarget() };
  const phone = createPhone({ origin, entry, memory, surface, waits, reportEveryMs: 100 });
  const stop = phone.start();
  t.after(stop);
  const setHidden = (hidden: boolean) => {
    document.hidden = hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  return { phone, stop, setHidden };
}

export const isOpen = ({ panel }: Phone) =>
  showsUp(panel.status, ({ status }) => status.state === "open");

/** Settles when the phone has the message. */
export const hasSeq = ({ panel }: Phone, seq: number) =>
  showsUp(panel.messages, ({ rows }) => rows.some((row) => row.seq === seq));

/** Settles when the phone knows it. */
export const knows = ({ state }: Phone, found: (state: PhoneState) => boolean) =>
  showsUp(state, found);

/** Settles when the phone knows how far its clock is off. */
export const knowsTime = ({ tested }: Phone) =>
  showsUp(tested, ({ isReachable }) => isReachable === true);
