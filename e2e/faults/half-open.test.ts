import assert from "node:assert/strict";
import test from "node:test";
import { startHost } from "./host.ts";
import { enter, setStage } from "./scene.ts";

/** A tenth of the product's 20 s. */
const heartbeatMs = 2000;

test("a half-open socket is gone within two heartbeats, and its client has resumed", async (t) => {
  const host = await startHost(t, { HEARTBEAT_MS: String(heartbeatMs) });
  const stage = await setStage(t, host, "websocket");
  const { receiver } = await enter(t, stage, {});
  const sockets = async () => (await stage.stats()).transports.websocket?.openNow.sockets;
  assert.equal(await sockets(), 2);

  stage.proxies.receiver.freeze("up", "down");
  const frozenAt = performance.now();
  // The client gives up by silence and comes back while the server still holds the old socket.
  const isBack = () => receiver.statuses.filter(({ state }) => state === "open").length === 2;
  assert.ok(await receiver.until(isBack, 10_000), JSON.stringify(receiver.statuses.slice(-3)));
  const gaveUp = receiver.statuses.find((status) => status.state === "retrying");
  assert.equal(gaveUp?.state === "retrying" && gaveUp.cause, "silent");
  const { seq } = await stage.say();
  assert.ok(await receiver.until(() => receiver.screen.at(-1)?.seq === seq, 10_000));

  while ((await sockets()) !== 2) {
    const ms = performance.now() - frozenAt;
    // A second more for a machine that is busy.
    assert.ok(ms < 2 * heartbeatMs + 1000, `still there after ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(receiver.gaps, 0);
});
