import { type ClassView, classBounds, type Phone, type PhoneReport } from "#wire-class";
import { createArrivals } from "./arrivals.ts";
import { handleOf } from "./handle.ts";

/** A phone as the server knows it. A draft that names no client is that of the client "". */
export interface KnownPhone {
  readonly client: string;
  readonly handle: string;
  /** The one it told of, or was dealt, or sent by. */
  transport: string;
  /** The one it was dealt, under the shares in force. */
  dealt: string | undefined;
  isSimulated: boolean;
  /** Drafts accepted. */
  sends: number;
  /** When its last draft was let pass, ms on a clock that never steps back. */
  spokeAt: number;
  last?: { seq: number; ageMs: number };
}

/** The phones of one class. */
export interface Phones {
  /** The phone of a client; a newcomer is on `transport`. */
  of(client: string, transport: string): KnownPhone;
  all(): KnownPhone[];
  /** Whether it was dealt a transport, under the shares in force. */
  isDealt(client: string): boolean;
  report(client: string, report: PhoneReport): void;
  /** The phones now, and what arrived after so many arrivals. */
  view(after: number, muted: readonly string[]): Omit<ClassView, "senders">;
}

const mostPhones = 1000;

/**
 * @param epoch the room's, of which handles are made.
 * @param isHere whether a client is present on a transport.
 */
export function createPhones(
  epoch: string,
  isHere: (client: string, transport: string) => boolean,
): Phones {
  /** In the order of last use. */
  const phones = new Map<string, KnownPhone>();
  const arrivals = createArrivals();

  /** The one unused for longest goes, of those that are not here if there is any. */
  function forgetOne(): void {
    const all = [...phones.values()];
    const gone = all.find(({ client, transport }) => !isHere(client, transport)) ?? all[0];
    if (gone) phones.delete(gone.client);
  }

  function phoneOf(client: string, transport: string): KnownPhone {
    const phone = phones.get(client) ?? {
      client,
      handle: handleOf(epoch, client),
      transport,
      dealt: undefined,
      isSimulated: false,
      sends: 0,
      spokeAt: Number.NEGATIVE_INFINITY,
    };
    phones.delete(client);
    if (phones.size >= mostPhones) forgetOne();
    phones.set(client, phone);
    return phone;
  }

  return {
    of: phoneOf,
    all: () => [...phones.values()],
    isDealt: (client) => phones.get(client)?.dealt !== undefined,
    report(client, { transport, arrivals: told, isSimulated = false }) {
      const phone = phoneOf(client, transport);
      phone.transport = transport;
      phone.isSimulated = isSimulated;
      for (const { seq, ageMs, at } of told) {
        // A report may come twice, when its answer was lost.
        if (phone.last && seq <= phone.last.seq) continue;
        phone.last = { seq, ageMs };
        arrivals.add({ seq, handle: phone.handle, transport, ageMs, at });
      }
    },
    view: (after, muted) => ({
      phones: [...phones.values()].map(
        ({ client, handle, transport, isSimulated, sends, last }): Phone => ({
          handle,
          transport,
          isHere: isHere(client, transport),
          isMuted: muted.includes(handle),
          isSimulated,
          sends,
          ...(last && { last }),
        }),
      ),
      arrivals: arrivals.after(after, classBounds.arrivals),
    }),
  };
}
