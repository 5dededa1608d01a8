import type { TestContext } from "node:test";
import { tempDir } from "../testing.ts";
import type { Store } from "./store.ts";
import { record } from "./testing.ts";

/** A store with one room, closed when the test ends. */
export async function startStore(
  t: TestContext,
  open: (dataDir: string) => Store,
  dataDir = tempDir(t),
) {
  const store = open(dataDir);
  t.after(() => store.close());
  await store.createRoom(record("room"));
  return { store, dataDir };
}
