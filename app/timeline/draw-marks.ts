import type { Lane, Layout } from "./lay-out.ts";
import { dot, drawCross, type FreshPixel } from "./pen.ts";
import type { ExchangeMark, FrameMark } from "./recorder.ts";
import { recordOf } from "./records.ts";
import type { Scene } from "./scene.ts";

/** A mark narrower than this is a tick, px. */
const tickPx = 6;

/** A request or a socket. */
export function drawExchange(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  mark: ExchangeMark,
  isFresh: FreshPixel,
): void {
  const { layout, now } = scene;
  const end = mark.end ?? now;
  if (end < layout.from || mark.start > layout.to) return;
  const x1 = Math.max(layout.left, layout.xOf(mark.start));
  const x2 = Math.max(x1, layout.xOf(Math.min(end, layout.to)));
  if (mark.kind === "handshake") drawLine(context, lane, mark, x1, x2);
  else if (mark.kind === "send") drawSend(context, lane, x1);
  else if (x2 - x1 >= tickPx) drawHeld(context, scene, lane, mark, x1, x2);
  else if (isFresh(`tick ${mark.transport} ${mark.messages > 0}`, x1))
    drawTick(context, lane, mark, x1);
}

/** An ask answered at once: filled when it brought something, hollow when not, crossed when it failed. */
function drawTick(
  context: CanvasRenderingContext2D,
  { y, half }: Lane,
  mark: ExchangeMark,
  x: number,
) {
  if (mark.cause) drawCross(context, x, y);
  else if (mark.messages > 0) context.fillRect(x - 2, y - half, 4, half * 2);
  else context.strokeRect(x - 2, y - half, 4, half * 2);
}

/** An ask held open: a bar, hatched while the server kept it parked, with a tick where it was answered. */
function drawHeld(
  context: CanvasRenderingContext2D,
  { layout, records, slack, now, holds }: Scene,
  { y, half }: Lane,
  mark: ExchangeMark,
  x1: number,
  x2: number,
): void {
  const record = recordOf(mark, records, slack);
  const isParked = record !== undefined || holds(mark.transport);
  const from = record?.arrived ?? mark.start;
  const to = record && mark.end ? record.ended : (mark.end ?? now);
  const parked1 = Math.max(x1, layout.xOf(from));
  const parked2 = isParked ? Math.min(x2, layout.xOf(to)) : parked1;
  const thin = half * 0.6;
  context.strokeRect(x1, y - thin, x2 - x1, thin * 2);
  context.save();
  context.beginPath();
  context.rect(parked1, y - thin, Math.max(0, parked2 - parked1), thin * 2);
  context.clip();
  context.lineWidth = 1;
  context.globalAlpha = 0.5;
  context.beginPath();
  for (let x = parked1 - (parked1 % 6) - thin * 2; x < parked2; x += 6) {
    context.moveTo(x, y + thin);
    context.lineTo(x + thin * 2, y - thin);
  }
  context.stroke();
  context.restore();
  if (mark.end === undefined) return;
  if (mark.cause) drawCross(context, x2, y);
  else if (mark.messages > 0) context.fillRect(x2 - 2, y - half, 4, half * 2);
  else context.strokeRect(x2 - 2, y - half, 4, half * 2);
}

/** A socket: a thin line while it opens, a thick one while it is open. */
function drawLine(
  context: CanvasRenderingContext2D,
  { y, half }: Lane,
  mark: ExchangeMark,
  x1: number,
  x2: number,
): void {
  context.fillRect(x1, y - (mark.answeredAt ? 1.5 : 0.5), x2 - x1, mark.answeredAt ? 3 : 1);
  context.strokeRect(x1 - 1, y - half, 2, half * 2);
  if (mark.cause) drawCross(context, x2, y);
}

function drawSend(context: CanvasRenderingContext2D, { y, half }: Lane, x: number): void {
  context.beginPath();
  context.moveTo(x - 4, y + half + 5);
  context.lineTo(x, y + half - 1);
  context.lineTo(x + 4, y + half + 5);
  context.stroke();
}

/** A data frame: a large dot with messages, a small one without, a roof going up. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  layout: Layout,
  lane: Lane,
  { transport, at, direction, messages }: FrameMark,
  isFresh: FreshPixel,
): void {
  if (at < layout.from || at > layout.to) return;
  const x = layout.xOf(at);
  if (!isFresh(`frame ${transport} ${direction} ${messages > 0}`, x)) return;
  if (direction === "up") drawSend(context, lane, x);
  else if (messages > 0) dot(context, x, lane.y, 4.5);
  else dot(context, x, lane.y, 2);
}
