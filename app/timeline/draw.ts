import { drawExchange, drawFrame } from "./draw-marks.ts";
import type { Lane } from "./lay-out.ts";
import { dot, type FreshPixel, onceAPixel } from "./pen.ts";
import type { Flight } from "./recorder.ts";
import { socketOf } from "./records.ts";
import type { Scene } from "./scene.ts";

/** Draws the timeline. What would fall on the same pixel again is left out, so a flood costs no more than the width. */
export function draw(context: CanvasRenderingContext2D, scene: Scene): void {
  const { layout, palette, marks, flights } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  drawAxis(context, scene);
  const isFresh = onceAPixel();
  for (const flight of flights) drawFlight(context, scene, flight, isFresh);
  for (const mark of marks) {
    const lane = layout.lanes.get(mark.transport);
    if (!lane) continue;
    context.fillStyle = context.strokeStyle = palette.lane(mark.transport);
    context.lineWidth = mark === scene.chosen ? 3 : 1.5;
    if (mark.type === "frame") drawFrame(context, layout, lane, mark, isFresh);
    else drawExchange(context, scene, lane, mark, isFresh);
  }
  for (const entry of layout.lanes) {
    // Lines without their numbers say nothing, and large letters leave no room for those.
    if (layout.letter <= entry[1].height * 0.4) drawSockets(context, scene, entry);
  }
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { layout, palette: { line, muted }, nowLabel }: Scene,
): void {
  const { from, to, height, width, left, letter } = layout;
  const step = (to - from) / 10;
  context.font = `${letter}px system-ui, sans-serif`;
  context.textAlign = "center";
  for (let i = 0; i <= 10; i++) {
    const x = layout.xOf(to - i * step);
    context.fillStyle = line;
    context.fillRect(x, layout.acceptY, 1, height - layout.acceptY - letter - 5);
    context.fillStyle = muted;
    if (i > 0 && i % 2 === 0) context.fillText(`−${(i * step) / 1000} s`, x, height - 4);
  }
  context.textAlign = "right";
  context.fillText(nowLabel, width, height - 4);
  context.fillStyle = line;
  context.fillRect(left, layout.acceptY, width - left, 1);
}

function drawFlight(
  context: CanvasRenderingContext2D,
  { layout, palette, toLocal }: Scene,
  { transport, acceptedAt, deliveredAt }: Flight,
  isFresh: FreshPixel,
): void {
  const lane = layout.lanes.get(transport);
  const accepted = acceptedAt + toLocal;
  if (!lane || deliveredAt < layout.from || accepted > layout.to) return;
  const x1 = Math.max(layout.left, layout.xOf(accepted));
  const x2 = layout.xOf(Math.min(deliveredAt, layout.to));
  if (!isFresh(`flight ${transport}`, x2)) return;
  context.strokeStyle = palette.lane(transport);
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x1, layout.acceptY);
  context.lineTo(x2, lane.y);
  context.stroke();
  context.globalAlpha = 1;
  context.fillStyle = palette.text;
  dot(context, x1, layout.acceptY, 2.5);
}

/** Beneath a lane: the TCP connections that carried its exchanges, numbered. */
function drawSockets(
  context: CanvasRenderingContext2D,
  { layout, palette, records, marks, slack, now }: Scene,
  [transport, { socketY }]: [string, Lane],
): void {
  const reach = new Map<number, { from: number; to: number }>();
  for (const record of records) {
    if (record.transport !== transport) continue;
    const known = reach.get(record.connection);
    const isSocket = record.kind === "handshake";
    const to = isSocket ? (socketOf(record, marks, slack)?.end ?? now) : record.ended;
    const from = known?.from ?? record.arrived;
    reach.set(record.connection, { from, to: Math.max(known?.to ?? 0, to) });
  }
  context.fillStyle = palette.muted;
  context.textAlign = "left";
  let free = 0;
  for (const [connection, { from, to }] of reach) {
    if (to < layout.from || from > layout.to) continue;
    const x1 = Math.max(layout.left, layout.xOf(from));
    const x2 = Math.min(layout.width, Math.max(x1 + 2, layout.xOf(Math.min(to, layout.to))));
    context.fillRect(x1, socketY, x2 - x1, 1.5);
    if (x1 < free) continue;
    context.fillText(`TCP ${connection}`, x1, socketY + layout.letter);
    free = x1 + layout.letter * 4.5;
  }
}
