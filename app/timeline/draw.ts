import { drawExchange, drawFrame } from "./draw-marks.ts";
import type { Lane } from "./lay-out.ts";
import { onceAPixel } from "./pen.ts";
import { socketOf } from "./records.ts";
import type { Scene } from "./scene.ts";

/** Draws the timeline. What would fall on the same pixel again is left out, so a flood costs no more than the width. */
export function draw(context: CanvasRenderingContext2D, scene: Scene): void {
  const { layout, palette, marks } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  drawAxis(context, scene);
  drawFlights(context, scene);
  const isFresh = onceAPixel();
  const pixels = new Map<string, number>();
  for (const mark of marks) {
    const lane = layout.lanes.get(mark.transport);
    if (!lane) continue;
    if (mark.type === "frame" && mark.messages > 0) {
      // Thousands of these may share a pixel, so they are told apart before anything else is done.
      const pixel = Math.round(layout.xOf(mark.at));
      if (pixel < layout.left || pixels.get(mark.transport) === pixel) continue;
      pixels.set(mark.transport, pixel);
    }
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

/** One path for all flights to a lane: a thousand strokes a frame would cost more than all else. */
function drawFlights(
  context: CanvasRenderingContext2D,
  { layout, palette, flights, toLocal }: Scene,
): void {
  const paths = new Map(
    [...layout.lanes].map(([id, { y }]) => [id, { y, path: new Path2D(), last: -1 }]),
  );
  const dots = new Path2D();
  let lastDot = -1;
  for (const { transport, acceptedAt, deliveredAt } of flights) {
    const accepted = acceptedAt + toLocal;
    const lane = paths.get(transport);
    if (!lane || deliveredAt < layout.from || accepted > layout.to) continue;
    const x1 = Math.max(layout.left, layout.xOf(accepted));
    const x2 = layout.xOf(Math.min(deliveredAt, layout.to));
    if (Math.round(x1) !== lastDot) dots.rect(x1 - 2, layout.acceptY - 2, 4, 4);
    lastDot = Math.round(x1);
    if (Math.round(x2) === lane.last) continue;
    lane.last = Math.round(x2);
    lane.path.moveTo(x1, layout.acceptY);
    lane.path.lineTo(x2, lane.y);
  }
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  for (const [id, { path }] of paths) {
    context.strokeStyle = palette.lane(id);
    context.stroke(path);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.text;
  context.fill(dots);
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
