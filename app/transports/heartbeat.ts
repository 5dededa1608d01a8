import { Failure } from "../failure.ts";
import type { Line } from "../line.ts";
import type { Lifeline } from "./lifeline.ts";
import type { Settings } from "./transport.ts";

/**
 * Pings the server and drops a line on which nothing has been heard for too long: a browser shows
 * a dead connection as open for minutes. After a sleep it pings at once and bears a shorter silence.
 * Returns `heard`, to call with each frame, and the undo.
 */
export function heartbeat(
  line: Line,
  { pingMs, silenceMs, wakeMs }: Settings,
  onWake: Lifeline["onWake"],
) {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let isWaking = false;
  const ping = () => line.send({ type: "ping", t: performance.now() });

  function bear(ms: number): void {
    clearTimeout(silence);
    silence = setTimeout(() => line.drop(new Failure("silent", `Nothing heard for ${ms} ms.`)), ms);
  }

  const pings = setInterval(ping, pingMs);
  const unwake = onWake(() => {
    // One wake after the other must not put off the end of a dead line.
    if (isWaking || wakeMs >= silenceMs) return;
    isWaking = true;
    ping();
    bear(wakeMs);
  });
  bear(silenceMs);

  return {
    heard() {
      // The first frame of the next line may come before its own heartbeat is there to hear it.
      if (silence === undefined) return;
      isWaking = false;
      bear(silenceMs);
    },
    stop() {
      unwake();
      clearInterval(pings);
      clearTimeout(silence);
      silence = undefined;
    },
  };
}
