import { fit } from "../timeline/fit.ts";
import { layOut } from "../timeline/lay-out.ts";
import { readPalette } from "../timeline/palette.ts";
import { liveView } from "../timeline/view.ts";
import { fitLines } from "./lines.ts";

/** What stands around the picture. */
export interface Captions {
  title: string;
  /** By transport id, in the order of the lanes. */
  names: ReadonlyMap<string, string>;
  /** Room, date and settings; shares lines where it can. */
  details: readonly string[];
}

const margin = 16;
const lineHeight = 20;
const font = (size: number, weight = 400) => `${weight} ${size}px system-ui, sans-serif`;

/** The timeline as it stands on the page, on the page's own colours, as a PNG. */
export async function takePicture(source: HTMLCanvasElement, captions: Captions): Promise<Blob> {
  const { clientWidth: width, clientHeight: height } = source;
  const target = document.createElement("canvas");
  const context = target.getContext("2d");
  if (!context || width === 0) throw new Error("There is no timeline to take a picture of.");
  const palette = readPalette(source, [...captions.names.keys()]);
  context.font = font(12);
  const details = fitLines(captions.details, width, (line) => context.measureText(line).width);

  const ratio = source.width / width;
  const top = margin + 2 * lineHeight;
  target.width = Math.round((width + 2 * margin) * ratio);
  target.height = Math.round((top + height + 8 + details.length * lineHeight + margin) * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, target.width, target.height);
  context.textBaseline = "top";

  const write = (line: string, x: number, y: number, colour: string, type: string): number => {
    context.font = type;
    context.fillStyle = colour;
    context.fillText(line, x, y);
    return context.measureText(line).width;
  };
  write(captions.title, margin, margin, palette.text, font(15, 600));
  let x = margin;
  for (const [id, name] of captions.names) {
    const y = margin + lineHeight + 2;
    x += write(`${markOf(source, id)} ${name}`, x, y, palette.lane(id), font(13)) + 20;
  }
  context.drawImage(source, margin, top, width, height);

  // On the page the lanes' marks stand beside the canvas, not on it.
  const { scale, ...size } = fit(source);
  const { lanes } = layOut(size, [...captions.names.keys()], liveView(1, 0), 0);
  for (const [id, { y }] of lanes) {
    write(markOf(source, id), margin, top + y * scale - 7, palette.lane(id), font(14));
  }
  details.forEach((line, i) => {
    const y = top + height + 8 + i * lineHeight;
    write(line, margin, y, palette.muted, font(12));
  });
  return toPng(target);
}

/** The transport's mark, as the style sheet has it. */
function markOf(beside: Element, id: string): string {
  const probe = document.createElement("span");
  probe.dataset.transport = id;
  beside.after(probe);
  const mark = getComputedStyle(probe).getPropertyValue("--mark");
  probe.remove();
  return mark.replaceAll('"', "").trim();
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => {
      if (file) resolve(file);
      else reject(new Error("The picture could not be made."));
    }, "image/png");
  });
}
