import { type Buckets, createBuckets } from "./buckets.ts";
import { networkOf } from "./http/address.ts";
import { Refusal } from "./refusal.ts";

/** Rates; 0 is not "off", a large number is. */
export interface LimitSettings {
  /** Of one client in one room. */
  sendsPerSecond: number;
  sendBurst: number;
  /** Of one address, whatever clients it names; the burst is one second's. */
  sendsPerSecondPerAddress: number;
  /** Of one address; the burst is one minute's. */
  roomsPerMinute: number;
}

/** Who sends: a client that names itself is limited, and so is the address it comes from. */
export interface Sender {
  room: string;
  client: string | undefined;
  address: string;
}

/** Counts what is asked for and says when it is too much. What is refused takes no token. */
export interface Limits {
  /** A draft, or a word of the server's on somebody's behalf. */
  send(sender: Sender): Refusal | undefined;
  /** A new room. */
  room(address: string): Refusal | undefined;
}

/** Makes the limits of one server. @param now a clock in ms that never steps back. */
export function createLimits(
  settings: LimitSettings,
  now: () => number = () => performance.now(),
): Limits {
  const { sendsPerSecond, sendBurst, sendsPerSecondPerAddress, roomsPerMinute } = settings;
  const clients = createBuckets({ perSecond: sendsPerSecond, burst: sendBurst }, now);
  const addresses = createBuckets(
    { perSecond: sendsPerSecondPerAddress, burst: sendsPerSecondPerAddress },
    now,
  );
  const makers = createBuckets({ perSecond: roomsPerMinute / 60, burst: roomsPerMinute }, now);

  return {
    send({ room, client, address }) {
      const gates: Gate[] = [[addresses, networkOf(address)]];
      // A room's name holds no blank.
      if (client !== undefined) gates.push([clients, `${room} ${client}`]);
      return pass(gates, "That is more than may be sent so fast");
    },
    room: (address) => pass([[makers, networkOf(address)]], "That is more rooms than may be made"),
  };
}

type Gate = [buckets: Buckets, key: string];

/** Through all gates or through none. */
function pass(gates: Gate[], what: string): Refusal | undefined {
  const retryAfterMs = Math.max(...gates.map(([buckets, key]) => buckets.wait(key)));
  if (retryAfterMs > 0) {
    return new Refusal("rate-limited", `${what}: try again in ${retryAfterMs} ms.`, {
      retryAfterMs,
    });
  }
  for (const [buckets, key] of gates) buckets.take(key);
  return undefined;
}
