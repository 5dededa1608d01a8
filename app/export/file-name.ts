/** A name that every file system takes: Windows knows no colons. @param at ms since the epoch. */
export function fileName(room: string, at: number, kind: "csv" | "json" | "png"): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(":", "-");
  const place = room.replaceAll(/[^\w-]+/g, "-");
  return `poll-hold-push-${place}-${time}Z.${kind}`;
}
