import type { FigureResult, Measured, SuiteResult } from "./results.ts";
import { number } from "./tables.ts";

const row = 22;
const gap = 34;
const left = 190;
const right = 960;
/** The axis: shares of the floor, each step the double of the one before. */
const ticks = [1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64];
const colors = { ours: "#0b7285", floor: "#868e96", peer: "#e8590c" } as const;

/** All figures that have a floor as one picture: how many times the floor, on a logarithmic axis. */
export function drawPlot(results: SuiteResult[], caption: string): string {
  const figures = results.flatMap(({ figures }) =>
    figures.filter(({ servers }) => servers.some(({ ratio }) => ratio !== undefined)),
  );
  let y = 60;
  const parts = figures.map((figure) => {
    const drawn = drawFigure(figure, y);
    y += gap + figure.servers.length * row;
    return drawn;
  });
  const axis = ticks.map((tick) => drawTick(tick, y));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 ${y + 40}" font-family="system-ui, sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="28" font-size="15" font-weight="600">${asText(caption)}</text>
${[...axis, ...parts].join("\n")}
</svg>
`;
}

function drawFigure({ title, unit, better, servers }: FigureResult, y: number): string {
  const heading = `<text x="16" y="${y + 14}" font-weight="600">${asText(`${title} (${better} is better)`)}</text>`;
  const bars = servers.map((one, i) => drawBar(one, unit, y + 22 + i * row));
  return [heading, ...bars].join("\n");
}

function drawBar({ server, role, median, ratio = 1 }: Measured, unit: string, y: number): string {
  const [from, to] = [xOf(1), xOf(ratio)].sort((a, b) => a - b) as [number, number];
  const value = `${number(median)} ${unit} · ${ratio.toFixed(2)} ×`;
  return `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${asText(server)}</text>
<rect x="${from}" y="${y + 3}" width="${Math.max(2, to - from)}" height="${row - 7}" fill="${colors[role]}"/>
<text x="${to + 6}" y="${y + 14}">${asText(value)}</text>`;
}

function drawTick(tick: number, bottom: number): string {
  const x = xOf(tick);
  const label = tick < 1 ? `1/${1 / tick}` : String(tick);
  return `<line x1="${x}" y1="48" x2="${x}" y2="${bottom}" stroke="${tick === 1 ? "#495057" : "#dee2e6"}"/>
<text x="${x}" y="${bottom + 18}" text-anchor="middle" fill="#495057">${label}</text>`;
}

function xOf(ratio: number): number {
  const [least = 1, most = 1] = [ticks[0], ticks.at(-1)];
  const share = Math.log(Math.min(most, Math.max(least, ratio)) / least) / Math.log(most / least);
  return Math.round(left + share * (right - left));
}

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
