import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** So many taken ports in a row are no chance. */
const mostTries = 100;

/**
 * A port of this machine that is free now, below those that the system gives to outgoing
 * connections: one of these could take it before the server does.
 * @throws what listening throws, `EADDRINUSE` where no port was free.
 */
export async function freePort(): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = randomInt(20_000, 30_000);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EADDRINUSE" && tries < mostTries) continue;
      throw error;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}
