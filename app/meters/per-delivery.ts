/** How many messages arrive at once of late: by one frame, or by one answer. */
export interface PerDelivery {
  /** @param messages how many one delivery brought, at least one. @param at `performance.now()`. */
  add(messages: number, at: number): void;
  /** The mean of the last ten seconds, to a tenth; nothing while each message came alone. */
  read(at: number): number | undefined;
  reset(): void;
}

const windowMs = 10_000;
const partMs = 500;

/** Makes the mean of the last ten seconds, of nothing yet. */
export function createPerDelivery(): PerDelivery {
  /** By number of the part since the beginning of time: as many are kept as make the window. */
  const parts = new Map<number, { deliveries: number; messages: number }>();
  const partOf = (at: number) => Math.floor(at / partMs);

  function forget(at: number): void {
    const first = partOf(at) - windowMs / partMs;
    for (const part of parts.keys()) if (part <= first) parts.delete(part);
  }

  return {
    add(messages, at) {
      forget(at);
      const { deliveries, messages: before } = parts.get(partOf(at)) ?? none;
      parts.set(partOf(at), { deliveries: deliveries + 1, messages: before + messages });
    },
    read(at) {
      forget(at);
      let deliveries = 0;
      let messages = 0;
      for (const part of parts.values()) {
        deliveries += part.deliveries;
        messages += part.messages;
      }
      const mean = Math.round((10 * messages) / Math.max(1, deliveries)) / 10;
      return mean > 1 ? mean : undefined;
    },
    reset: () => parts.clear(),
  };
}

const none = { deliveries: 0, messages: 0 };
