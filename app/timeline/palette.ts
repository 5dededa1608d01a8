/** Colours of the page as the canvas needs them: resolved for the theme in force. */
export interface Palette {
  text: string;
  muted: string;
  line: string;
  surface: string;
  lane(transport: string): string;
}

/** Reads the colours; a custom property alone would give `light-dark(…)` back as written. */
export function readPalette(canvas: HTMLCanvasElement, transports: readonly string[]): Palette {
  const probe = document.createElement("span");
  canvas.after(probe);
  const resolve = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const lanes = new Map(transports.map((id) => [id, resolve(id)]));
  const palette = {
    text: resolve("text"),
    muted: resolve("muted"),
    line: resolve("line"),
    surface: resolve("surface"),
    lane: (transport: string) => lanes.get(transport) ?? "gray",
  };
  probe.remove();
  return palette;
}
