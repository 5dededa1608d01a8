import type { Arrival } from "#wire-class";
import type { Fit } from "../timeline/fit.ts";
import type { Palette } from "../timeline/palette.ts";

/** How far back the picture reaches, ms. */
export const reachMs = 30_000;
const tickMs = 10_000;
/** Sides of a dot. */
const leastDot = 2;
const mostDot = 6;

/** Everything the picture shows. */
export interface ClassScene {
  size: Fit;
  palette: Palette;
  transports: readonly string[];
  arrivals: readonly Arrival[];
  /** A row for each phone within its lane, 0 to 1, by handle. */
  rows: ReadonlyMap<string, number>;
  /** Phones by transport. */
  perLane: ReadonlyMap<string, number>;
  /** By the server's clock, ms since the epoch. */
  now: number;
  /** What the marks above the lanes are. */
  accepted: string;
}

/** When each message was accepted and when each phone had it; everything in units of `fit`. */
export function drawClass(context: CanvasRenderingContext2D, scene: ClassScene): void {
  const { size, palette, transports, arrivals, rows, perLane, now, accepted } = scene;
  const { width, height, letter } = size;
  const left = letter * 1.2;
  const top = letter * 1.4;
  const bottom = height - letter * 1.4;
  const lane = (bottom - top) / transports.length;
  const xOf = (at: number) => left + ((at - now + reachMs) / reachMs) * (width - left);

  context.clearRect(0, 0, width, height);
  context.font = `${letter}px system-ui, sans-serif`;
  context.fillStyle = palette.line;
  for (let i = 0; i <= transports.length; i++)
    context.fillRect(left, top + i * lane, width - left, 1);
  context.textBaseline = "alphabetic";
  for (let back = reachMs; back >= 0; back -= tickMs) {
    const x = xOf(now - back);
    context.fillStyle = palette.line;
    context.fillRect(x - 0.5, top, 1, bottom - top + letter * 0.25);
    context.fillStyle = palette.text;
    context.textAlign = back === 0 ? "right" : back === reachMs ? "left" : "center";
    context.fillText(back === 0 ? "0 s" : `−${back / 1000} s`, x, height - letter * 0.2);
  }
  context.textAlign = "left";
  context.fillText(accepted, left, letter);

  drawAccepted(context, arrivals, (at) => Math.max(left, xOf(at)), now, top, bottom);
  for (const [i, transport] of transports.entries()) {
    context.fillStyle = palette.lane(transport);
    const own = arrivals.filter((one) => one.transport === transport && one.at > now - reachMs);
    // A lane holds its phones one above another, few of them as larger dots.
    const size = Math.min(
      mostDot,
      Math.max(leastDot, (0.7 * lane) / (perLane.get(transport) ?? 1)),
    );
    for (const { handle, at } of own) {
      const y = top + (i + 0.1 + 0.8 * (rows.get(handle) ?? 0.5)) * lane;
      context.fillRect(Math.min(width - size, xOf(at)) - size / 2, y - size / 2, size, size);
    }
  }
}

/** A line from above through all lanes: what stands right of it was late by the distance. */
function drawAccepted(
  context: CanvasRenderingContext2D,
  arrivals: readonly Arrival[],
  xOf: (at: number) => number,
  now: number,
  top: number,
  bottom: number,
): void {
  const accepted = new Map(arrivals.map(({ seq, at, ageMs }) => [seq, at - ageMs]));
  const drawn = new Set<number>();
  for (const at of accepted.values()) {
    const x = Math.round(xOf(at));
    if (at < now - reachMs || drawn.has(x)) continue;
    drawn.add(x);
    context.beginPath();
    context.moveTo(x - 4, top - 8);
    context.lineTo(x + 4, top - 8);
    context.lineTo(x, top);
    context.fill();
    context.globalAlpha = 0.35;
    context.fillRect(x - 0.5, top, 1, bottom - top);
    context.globalAlpha = 1;
  }
}
