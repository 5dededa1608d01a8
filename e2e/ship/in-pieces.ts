import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

/** Between two pieces, ms: a browser paints what it has by then. */
const pauseMs = 100;

/**
 * Serves a site's pages so that each of their buttons and choices comes by itself, as it may where
 * the road is slow. For what is read, without WebSocket; it goes with the test.
 * @returns its origin.
 */
export async function serveInPieces(t: TestContext, origin: string): Promise<string> {
  const server = createServer(async ({ url }, answer) => {
    const found = await fetch(origin + url);
    const type = found.headers.get("content-type") ?? "";
    answer.writeHead(found.status, { "Content-Type": type });
    if (!type.startsWith("text/html")) return answer.end(Buffer.from(await found.arrayBuffer()));
    await writeInPieces(answer, await found.text());
    answer.end();
  });
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function writeInPieces(answer: ServerResponse, html: string): Promise<void> {
  for (const piece of html.split(/(?<=<\/(?:button|select)>)/)) {
    answer.write(piece);
    await sleep(pauseMs);
  }
}
