/** The tables of the SQLite file. `head` stays when old messages go, so no `seq` is given twice. */
export const schema = `
  CREATE TABLE IF NOT EXISTS rooms (
    name TEXT PRIMARY KEY,
    createdAt REAL NOT NULL,
    epoch TEXT NOT NULL,
    keyHash TEXT,
    head INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    sentAt REAL NOT NULL,
    acceptedAt REAL NOT NULL,
    via TEXT NOT NULL,
    data TEXT,
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_by_id ON messages (room, id);
  CREATE TABLE IF NOT EXISTS probe (one INTEGER PRIMARY KEY, at REAL NOT NULL);
`;
