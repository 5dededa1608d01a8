import type Database from "libsql";

/**
 * Runs statements as one: all of them are durable when it returns, none when it throws. The wrapper
 * of the driver hides the cause where SQLite has rolled back by itself, as on a full disk.
 */
export function transact<T>(db: Database.Database, run: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = run();
    db.exec("COMMIT");
    return result;
  } catch (cause) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw cause;
  }
}
