/** A tree this deep is nobody's page. */
const maxDepth = 50;
const maxChars = 20_000;
const markers = ["refetch", "inside-shared-layout", "metadata-only"];

/**
 * Whether a `Next-Router-State-Tree` header can be what Next.js's client router sends. Next.js
 * answers any other with 500; without the header it answers with the whole page.
 */
export function isRouterState(header: string): boolean {
  if (header.length > maxChars) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

function isTree(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > maxDepth) {
    return false;
  }
  const [segment, children, refresh, marker, flags, last] = value;
  return (
    isSegment(segment) &&
    typeof children === "object" &&
    children !== null &&
    !Array.isArray(children) &&
    Object.values(children).every((child) => isTree(child, depth + 1)) &&
    ((refresh ?? null) === null || isStrings(refresh, 2)) &&
    ((marker ?? null) === null || markers.includes(marker)) &&
    ((flags ?? null) === null || typeof flags === "number") &&
    (last === undefined || typeof last === "string")
  );
}

/** A name, or a parameter: its name, its value, its kind, and the segments beside it. */
function isSegment(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [name, key, kind, siblings] = value;
  const isKnown = /^(c|oc|d|[cd]i(\(\.\)|\(\.\.\)|\(\.\.\)\(\.\.\)|\(\.\.\.\)))$/.test(
    String(kind),
  );
  return isStrings([name, key, kind], 3) && isKnown && (siblings === null || isStrings(siblings));
}

function isStrings(value: unknown, length?: number): boolean {
  if (!Array.isArray(value) || value.length !== (length ?? value.length)) return false;
  return value.every((item) => typeof item === "string");
}
