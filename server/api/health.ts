import { paths } from "#wire";
import type { Door } from "../door.ts";
import { json } from "../http/answer.ts";
import { Refusal } from "../refusal.ts";
import type { Store } from "../store/store.ts";

/** One probe of the store serves everybody who asks within this time, ms. */
const probeEveryMs = 500;

/** Whether the process lives, and whether it can take messages. */
export function mountHealth({ traffic, store }: { traffic: Door; store: Store }) {
  let probedAt = Number.NEGATIVE_INFINITY;
  let probe: Promise<void> = Promise.resolve();

  traffic.route("GET", paths.alive, async () => json(200, { status: "alive" }));

  traffic.route("GET", paths.ready, async () => {
    if (traffic.draining) throw new Refusal("unavailable", "The server is stopping.");
    if (performance.now() - probedAt >= probeEveryMs) {
      probedAt = performance.now();
      probe = store.probe();
    }
    await probe;
    return json(200, { status: "ready" });
  });
}
