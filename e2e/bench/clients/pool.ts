import { openRawHttp, type RawHttp } from "./raw-http.ts";

type Settle = (status: number, bytes: Buffer, start: number, end: number) => void;

/** A connection that is asked one thing after the other. */
export interface Line {
  /** The listener is called once, with the answer. */
  ask(request: string, onAnswer: Settle): void;
  end(): void;
}

/** Connections being opened at once. */
const atOnce = 50;

/** Opens a connection; where it is lost the process ends, for nothing would be measured any more. */
function openLine(port: number): Promise<Line> {
  return new Promise((resolve) => {
    let settle: Settle = () => {};
    openRawHttp({
      port,
      onOpen: (http: RawHttp) =>
        resolve({
          ask(request, onAnswer) {
            settle = onAnswer;
            http.ask(request);
          },
          end: http.end,
        }),
      onAnswer: (...answer) => settle(...answer),
      onLost(reason) {
        throw new Error(`A connection was lost: ${reason}`);
      },
    });
  });
}

/** Opens many. */
export async function openLines(port: number, count: number): Promise<Line[]> {
  const lines: Line[] = [];
  while (lines.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - lines.length) }, () =>
      openLine(port),
    );
    lines.push(...(await Promise.all(some)));
  }
  return lines;
}

/** Lines for whoever comes: who finds none free waits for one. */
export function createPool(lines: Line[]): (request: string, onAnswer: Settle) => void {
  const free = [...lines];
  const waiting: [string, Settle][] = [];
  return function ask(request, onAnswer) {
    const line = free.pop();
    if (!line) {
      waiting.push([request, onAnswer]);
      return;
    }
    line.ask(request, (...answer) => {
      free.push(line);
      onAnswer(...answer);
      const next = waiting.shift();
      if (next) ask(...next);
    });
  };
}
