import { Failure } from "../failure.ts";
import type { Line } from "../line.ts";
import type { Settings } from "./transport.ts";

/**
 * Pings the server and drops a line on which nothing has been heard for too long: a browser shows
 * a dead connection as open for minutes. Returns `heard`, to call with each frame, and the undo.
 */
export function heartbeat(line: Line, { pingMs, silenceMs }: Settings) {
  const silent = () => line.drop(new Failure("silent", `Nothing heard for ${silenceMs} ms.`));
  const pings = setInterval(() => line.send({ type: "ping", t: performance.now() }), pingMs);
  let silence: ReturnType<typeof setTimeout> | undefined = setTimeout(silent, silenceMs);
  return {
    heard() {
      // The first frame of the next line may come before its own heartbeat is there to hear it.
      if (silence === undefined) return;
      clearTimeout(silence);
      silence = setTimeout(silent, silenceMs);
    },
    stop() {
      clearInterval(pings);
      clearTimeout(silence);
      silence = undefined;
    },
  };
}
