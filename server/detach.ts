/** A copy of ASCII text. One that was cut out of a longer text would keep all of that in memory. */
export function detach(text: string): string {
  return Buffer.from(text, "latin1").toString("latin1");
}
