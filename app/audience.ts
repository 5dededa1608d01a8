// A room full of simulated phones, in a process of its own, over real connections. It is told what to
// be in its one argument, as JSON, and ends when its server lets go of it or the room is over.
import { WebSocket } from "ws";
import type { AudienceSettings } from "#wire-class";
import { asTransport, enter } from "./join/enter.ts";
import { createPhone, type Phone } from "./join/phone.ts";
import type { Memory } from "./memory.ts";
import type { Surface } from "./panels/wakes.ts";

/** Phones do not come at the same moment, or their polls would march in step, ms. */
const arriveWithinMs = 2000;
/** People think before they answer a vote, ms. */
const thinkMs = 5000;

const { origin, room, clients, transport }: AudienceSettings & { origin: string; room: string } =
  JSON.parse(process.argv[2] ?? "");
// Node.js before 22 has none of its own.
Object.assign(globalThis, { WebSocket });

const phones = new Set<Phone>();

/** Of a phone that is always awake, in sight and new. */
const surface: Surface = {
  document: { hidden: false, addEventListener() {}, removeEventListener() {} },
  window: { addEventListener() {}, removeEventListener() {} },
};

function createForgetful(): Memory {
  const known = new Map<string, string>();
  return {
    get: (name) => known.get(name),
    set: (name, value) => void known.set(name, value),
    remove: (name) => void known.delete(name),
  };
}

async function come(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * arriveWithinMs));
  const memory = createForgetful();
  const entry = await enter(origin, room, memory);
  // No class any more: there is nothing to come to.
  if (!entry) return leave();
  const own = transport === undefined ? undefined : asTransport(transport);
  const phone = createPhone({
    ...{ origin, memory, surface, isSimulated: true },
    entry: own ? { ...entry, transport: own } : entry,
  });
  phones.add(phone);
  const stop = phone.start();
  answerVotes(phone);
  const look = () => {
    const { status } = phone.panel.status.get();
    if (status.state !== "closed" && !phone.state.get().isOver) return;
    phones.delete(phone);
    stop();
    if (phones.size === 0) leave();
  };
  phone.panel.status.subscribe(look);
  phone.state.subscribe(look);
}

/** Each open vote once, by chance. */
function answerVotes(phone: Phone): void {
  let answered: string | undefined;
  phone.state.subscribe(() => {
    const { vote } = phone.state.get().settings;
    if (!vote?.isOpen || vote.id === answered) return;
    answered = vote.id;
    const choice = vote.choices[Math.floor(Math.random() * vote.choices.length)] ?? "";
    setTimeout(() => phone.choose(choice), Math.random() * thinkMs);
  });
}

function leave(): never {
  process.exit(0);
}

process.once("disconnect", leave);
// Where one cannot come the others may.
await Promise.allSettled(Array.from({ length: clients }, come));
if (phones.size === 0) leave();
