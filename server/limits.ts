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
  /** Codes that lead nowhere, of one address and of all; the burst is one minute's. */
  codeMissesPerMinutePerAddress: number;
  codeMissesPerMinute: number;
  /** Reports of one phone in one class. */
  reportsPerSecond: number;
  reportBurst: number;
  /** Of one address in one class, phones that are dealt a transport; the burst is one minute's. */
  newcomersPerMinutePerAddress: number;
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
  /**
   * A code was tried. Who missed too often can try none any more; while all together have, that is
   * so for everyone who ever missed of late, but never for who types the right one first.
   */
  code(address: string, isHit: boolean): Refusal | undefined;
  /** What a phone tells of itself. */
  report(room: string, client: string): Refusal | undefined;
  /** A phone comes to a class, and would be dealt a transport. */
  newcomer(room: string, address: string): Refusal | undefined;
}

type Gate = [buckets: Buckets, key: string];

/** Makes the limits of one server. @param now a clock in ms that never steps back. */
export function createLimits(
  settings: LimitSettings,
  now: () => number = () => performance.now(),
): Limits {
  const { sendsPerSecond, sendBurst, sendsPerSecondPerAddress, roomsPerMinute } = settings;
  const clients = createBuckets({ perSecond: sendsPerSecond, burst: sendBurst });
  const addresses = createBuckets({
    perSecond: sendsPerSecondPerAddress,
    burst: sendsPerSecondPerAddress,
  });
  const perMinute = (rate: number) => createBuckets({ perSecond: rate / 60, burst: rate });
  const makers = perMinute(roomsPerMinute);
  const misses = perMinute(settings.codeMissesPerMinutePerAddress);
  const allMisses = perMinute(settings.codeMissesPerMinute);
  /** Holds one token: whether an address missed within the last minute. */
  const missers = perMinute(1);
  const reporters = createBuckets({
    perSecond: settings.reportsPerSecond,
    burst: settings.reportBurst,
  });
  const newcomers = perMinute(settings.newcomersPerMinutePerAddress);

  /** Through all gates or through none. */
  function pass(gates: Gate[], what: string): Refusal | undefined {
    const at = now();
    let retryAfterMs = 0;
    for (const [buckets, key] of gates)
      retryAfterMs = Math.max(retryAfterMs, buckets.wait(key, at));
    if (retryAfterMs > 0) return tooMany(what, retryAfterMs);
    for (const [buckets, key] of gates) buckets.take(key, at);
    return undefined;
  }

  return {
    send({ room, client, address }) {
      const gates: Gate[] = [[addresses, networkOf(address)]];
      // A room's name holds no blank.
      if (client !== undefined) gates.push([clients, `${room} ${client}`]);
      return pass(gates, "That is more than may be sent so fast");
    },
    code(address, isHit) {
      const at = now();
      const key = networkOf(address);
      const retryAfterMs = misses.wait(key, at);
      const fullMs = missers.wait(key, at) > 0 || !isHit ? allMisses.wait("", at) : 0;
      const what = "That is more codes than may be tried";
      if (retryAfterMs > 0) return tooMany(what, retryAfterMs);
      if (isHit && fullMs === 0) return undefined;
      if (isHit) return tooMany(what, fullMs);
      misses.take(key, at);
      if (missers.wait(key, at) === 0) missers.take(key, at);
      if (fullMs > 0) return tooMany(what, fullMs);
      allMisses.take("", at);
      return undefined;
    },
    report: (room, client) =>
      pass([[reporters, `${room} ${client}`]], "That is more than may be told so fast"),
    newcomer: (room, address) =>
      pass([[newcomers, `${room} ${networkOf(address)}`]], "Those are more phones than may come"),
    room: (address) => pass([[makers, networkOf(address)]], "That is more rooms than may be made"),
  };
}

function tooMany(what: string, retryAfterMs: number): Refusal {
  const detail = `${what}: try again in ${retryAfterMs} ms.`;
  return new Refusal("rate-limited", detail, { retryAfterMs });
}
