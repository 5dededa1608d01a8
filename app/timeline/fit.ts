/** What there is room for, in units of the drawing: one is a CSS pixel until letters grow beyond `usualPx`. */
export interface Fit {
  width: number;
  height: number;
  /** How high letters are. */
  letter: number;
  /** CSS pixels to a unit: who sits far away needs thicker lines with the larger letters. */
  scale: number;
}

/** The style sheet has the same rule for what stands beside the canvas. */
const usualPx = 20;

/** Measures the canvas; with a context, also gives it as many pixels as the screen has, in those units. */
export function fit(canvas: HTMLCanvasElement, context?: CanvasRenderingContext2D): Fit {
  const { clientWidth, clientHeight } = canvas;
  const letterPx = Number.parseFloat(getComputedStyle(canvas).fontSize);
  const scale = Math.max(1, letterPx / usualPx);
  if (context) {
    const ratio = window.devicePixelRatio;
    const width = Math.round(clientWidth * ratio);
    const height = Math.round(clientHeight * ratio);
    // Setting either, even to what it is, clears the picture and costs a new buffer.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio * scale, 0, 0, ratio * scale, 0, 0);
  }
  const [width, height] = [clientWidth / scale, clientHeight / scale];
  return { width, height, letter: letterPx / scale, scale };
}
