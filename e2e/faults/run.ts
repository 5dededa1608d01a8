import { type Draft, type Message, noFaults } from "#wire";
import type { TransportId } from "../../app/transports/index.ts";
import type { Client } from "./client.ts";
import type { Host, Teardown } from "./host.ts";
import { judge, type Verdict } from "./judge.ts";
import { enter, type Scene, type SceneParts, type Stage, setStage } from "./scene.ts";

/** One kind of trouble: what it does to a scene while messages are under way. */
export interface Fault extends SceneParts {
  /** As it stands in the test's title. */
  name: string;
  /** Before anybody is there. */
  before?(stage: Stage): Promise<void> | void;
  /** Once a quarter of the messages is through; the rest goes on meanwhile. */
  during?(scene: Scene): Promise<void> | void;
  /** The same, once for all scenes of a server. */
  strike?(host: Host, scenes: readonly Scene[]): Promise<void>;
  /** Whether the trouble was there at all: a fault that does not strike proves nothing. */
  happened(scene: Scene): boolean;
  /** A `gap` is told where continuity cannot be proven. */
  tells?: "gap";
}

export const messagesPerRun = 60;
/** Sends at once, in one go of one client. */
const burst = 4;
/** Upper bounds, ms: a run takes one to three seconds, on a busy machine more. */
const sendingWithinMs = 30_000;
const reachedWithinMs = 20_000;

export interface Bounds {
  sendingMs?: number;
  reachedMs?: number;
}

/** Runs a fault against several transports of one server at once, 60 messages each. */
export async function run(
  t: Teardown,
  host: Host,
  fault: Fault,
  ids: readonly TransportId[],
  { sendingMs = sendingWithinMs, reachedMs = reachedWithinMs }: Bounds = {},
): Promise<{ scene: Scene; verdict: Verdict }[]> {
  const scenes = await Promise.all(
    ids.map(async (id) => {
      const stage = await setStage(t, host, id);
      await fault.before?.(stage);
      return enter(t, stage, fault);
    }),
  );
  const feeds = scenes.map((scene) => feed(scene));
  await Promise.race([
    Promise.all(feeds.map(({ quarter }) => quarter)),
    Promise.all(feeds.map(({ done }) => done)),
    late(sendingMs),
  ]);
  const striking = fault.strike?.(host, scenes);
  return Promise.all(
    scenes.map(async (scene, i) => {
      const { sent, accepted, done } = feeds[i] ?? feed(scene);
      await Promise.all([fault.during?.(scene), striking]);
      await Promise.race([done, late(sendingMs)]);
      await heal(scene);
      const receivers = [scene.receiver, scene.sender];
      const reached = await lastWord(scene, receivers, reachedMs);
      const verdict = judge({
        sent,
        accepted,
        log: await scene.log(),
        receivers: receivers.map(({ screen, gaps }, n) => ({
          screen,
          gaps,
          isReached: reached[n] ?? false,
        })),
      });
      return { scene, verdict };
    }),
  );
}

async function heal({ proxies, put }: Scene): Promise<void> {
  for (const proxy of Object.values(proxies)) proxy.heal();
  const { bugs: _inForce, ...faults } = noFaults;
  await put(faults);
}

/**
 * Sends 60 messages in four lanes at a time: 24 by the sender in bursts, 12 by the receiver, 12 by
 * somebody whom the proxies spare, 12 by the server itself.
 */
function feed({ id, room, sender, receiver, post, say }: Scene) {
  const accepted = new Set<string>();
  const sent: string[][] = [];
  let onQuarter = () => {};
  const quarter = new Promise<void>((resolve) => {
    onQuarter = resolve;
  });

  async function lane(count: number, atOnce: number, send: (draft: Draft) => Promise<Message>) {
    const ids: string[] = [];
    sent.push(ids);
    for (let n = 0; n < count; n += atOnce) {
      const drafts = Array.from({ length: atOnce }, (_, i): Draft => {
        const text = `${n + i + 1} of ${count} on the way by ${id}`;
        return { id: `${room}-${sent.indexOf(ids)}-${n + i}`, text, sentAt: Date.now() };
      });
      ids.push(...drafts.map((draft) => draft.id));
      const sending = drafts.map((draft) => send(draft).then(note, () => {}));
      await Promise.all(sending);
      // A breath between two sends spreads them over the trouble.
      await pause(40);
    }
  }

  function note(message: Message): void {
    accepted.add(message.id);
    if (accepted.size >= messagesPerRun / 4) onQuarter();
  }

  async function speak(): Promise<void> {
    const ids: string[] = [];
    sent.push(ids);
    for (let n = 0; n < 12; n++) {
      const message = await say();
      ids.push(message.id);
      note(message);
      await pause(40);
    }
  }

  const done = Promise.all([
    lane(24, burst, sender.send),
    lane(12, 1, receiver.send),
    lane(12, 1, post),
    speak(),
  ]);
  return { sent, accepted, quarter, done };
}

/**
 * All is normal again: whoever hears what is said now has everything that came before it, or never
 * will. It is said again while somebody has not heard it.
 */
async function lastWord({ say }: Scene, clients: readonly Client[], withinMs: number) {
  const until = performance.now() + withinMs;
  for (;;) {
    const { seq } = await say();
    const hears = (client: Client) => (client.screen.at(-1)?.seq ?? 0) >= seq;
    const reached = await Promise.all(
      clients.map((client) => client.until(() => hears(client), Math.min(withinMs, 1000))),
    );
    if (!reached.includes(false) || performance.now() > until) return reached;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A bound that keeps no process alive. */
const late = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
