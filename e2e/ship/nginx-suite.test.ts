import { describe, type TestContext } from "node:test";
import { transportIds } from "../../app/transports/index.ts";
import { describeTransport, type Place } from "../../app/transports/testing-suite.ts";
import { startChat } from "../../server/testing.ts";
import { freePort } from "../free-port.ts";
import { missingNginx, startNginx } from "./nginx.ts";

/** A server without pages, which the suite does not look at, and nginx in front, as the sample puts it. */
async function start(t: TestContext): Promise<Place> {
  const server = await startChat(t, { trustProxy: true });
  const port = await freePort();
  await startNginx(t, { sample: "nginx.conf", port, upstream: server.port });
  return { server, port };
}

describe("behind nginx", { skip: missingNginx() }, () => {
  for (const id of transportIds) describeTransport(id, start);
});
