import { startChat } from "../../server/testing.ts";
import { transportIds } from "./index.ts";
import { describeTransport } from "./testing-suite.ts";

for (const id of transportIds) {
  describeTransport(id, async (t) => {
    const server = await startChat(t);
    return { server, port: server.port };
  });
}
