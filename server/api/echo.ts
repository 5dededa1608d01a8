import { paths, sizes } from "#wire";
import type { Traffic } from "../door.ts";

/** Sends every text or binary frame back as it came: the first thing to try a WebSocket client on. */
export function mountEcho({ traffic }: { traffic: Traffic }) {
  traffic.plainSocket(paths.echo, sizes.echoBytes, (ws) => {
    ws.on("message", (data, isBinary) => {
      // Whoever sends without reading is made to wait: TCP then slows the sender down.
      ws.pause();
      ws.send(data, { binary: isBinary }, () => ws.resume());
    });
    ws.on("error", () => ws.terminate());
  });
}
