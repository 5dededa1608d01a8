/** What ended badly. */
export function drawCross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  for (const side of [-4, 4]) {
    context.moveTo(x - 4, y - side);
    context.lineTo(x + 4, y + side);
  }
  context.stroke();
}

/** A filled circle. */
export function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

/** Whether nothing of that kind was drawn on that pixel yet. */
export type FreshPixel = (kind: string, x: number) => boolean;

/** Remembers what was drawn where. */
export function onceAPixel(): FreshPixel {
  const drawn = new Map<string, number>();
  return (kind, x) => {
    const pixel = Math.round(x);
    if (drawn.get(kind) === pixel) return false;
    drawn.set(kind, pixel);
    return true;
  };
}
