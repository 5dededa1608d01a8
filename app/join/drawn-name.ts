import { type Memory, remembered } from "../memory.ts";

/** So many adjectives and animals are in each language's words. */
export const drawable = 24;

/** A name as two numbers below `drawable`, for an adjective and an animal: each language says it. */
export type DrawnName = readonly [adjective: number, animal: number];

/** The name this phone has drawn in a class, now or before a reload. It is told to nobody. */
export function drawName(room: string, memory: Memory): DrawnName {
  const name = remembered.drawnName(room);
  const kept = (memory.get(name) ?? "").split(" ").map(Number);
  const isOurs =
    kept.length === 2 && kept.every((n) => Number.isInteger(n) && n >= 0 && n < drawable);
  const [adjective = 0, animal = 0] = isOurs ? kept : crypto.getRandomValues(new Uint32Array(2));
  const drawn = [adjective % drawable, animal % drawable] as const;
  memory.set(name, drawn.join(" "));
  return drawn;
}
