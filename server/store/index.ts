import { openSqlite } from "./sqlite.ts";
import type { Retention, Store } from "./store.ts";

/** Every way to keep the log, by name; each opens a store in a folder. */
export const stores = { sqlite: openSqlite } satisfies Record<
  string,
  (dataDir: string, keep?: Retention) => Store
>;
