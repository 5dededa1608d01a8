/** Lines of whole parts that fit a width; a part too wide for any line has one alone. */
export function fitLines(
  parts: readonly string[],
  widest: number,
  measure: (line: string) => number,
  separator = " · ",
): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1)}${separator}${part}` : part;
    if (lines.length > 0 && measure(longer) <= widest) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
