import { endOf, type View } from "./view.ts";

/** Where things are on the canvas, in CSS pixels or, projected, in larger units. */
export interface Layout {
  width: number;
  height: number;
  /** How high letters are. */
  letter: number;
  /** Left of the time axis stand the marks of the lanes. */
  left: number;
  /** The row in which the server accepts messages. */
  acceptY: number;
  lanes: Map<string, Lane>;
  /** The time at a place, and the place of a time; `performance.now()`, ms. */
  xOf(time: number): number;
  timeOf(x: number): number;
  from: number;
  to: number;
}

export interface Lane {
  /** The middle of the transport's row. */
  y: number;
  /** Half of what a mark is high. */
  half: number;
  /** The middle of its socket row beneath. */
  socketY: number;
  /** From one row to the next. */
  height: number;
}

const left = 28;
const right = 12;
const top = 14;
/** Beneath the lanes, besides the letters of the axis. */
const bottom = 7;
const usualLetter = 11;

/** Lays the lanes out beneath each other on one time axis. */
export function layOut(
  { width, height, letter = usualLetter }: { width: number; height: number; letter?: number },
  ids: readonly string[],
  view: View,
  now: number,
): Layout {
  const to = endOf(view, now);
  const from = to - view.spanMs;
  const scale = (width - left - right) / view.spanMs;
  const laneHeight = (height - top - bottom - letter) / ids.length;
  const lanes = new Map<string, Lane>();
  ids.forEach((id, i) => {
    const y = top + laneHeight * (i + 0.42);
    lanes.set(id, {
      y,
      half: laneHeight * 0.28,
      socketY: y + laneHeight * 0.4,
      height: laneHeight,
    });
  });
  return {
    width,
    height,
    letter,
    left,
    acceptY: top / 2,
    lanes,
    from,
    to,
    xOf: (time) => left + (time - from) * scale,
    timeOf: (x) => from + (x - left) / scale,
  };
}
