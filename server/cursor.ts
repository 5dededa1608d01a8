/** The cursor that stands behind message `seq` of the log with that epoch. */
export function cursorAt(epoch: string, seq: number): string {
  return `${epoch}.${seq}`;
}

/** The `seq` a cursor stands behind; nothing when it is malformed or another log's. */
export function readCursor(cursor: string, epoch: string): number | undefined {
  const match = /^([a-z0-9]{1,32})\.(0|[1-9]\d{0,14})$/.exec(cursor);
  return match?.[1] === epoch ? Number(match[2]) : undefined;
}
