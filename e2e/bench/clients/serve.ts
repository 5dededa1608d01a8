import type { Handlers, Order, Reply } from "./remote.ts";

/** Makes this process do what its parent asks, and end when nobody is left to ask. */
export function serve(handlers: Handlers): void {
  process.on("message", async ({ id, name, argument }: Order) => {
    const reply = await attempt(() => handlers[name]?.(argument as never));
    process.send?.({ id, ...reply });
  });
  process.on("disconnect", () => process.exit());
}

async function attempt(run: () => Promise<unknown> | undefined): Promise<Omit<Reply, "id">> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
