import assert from "node:assert/strict";
import { test } from "node:test";
import { spaced } from "./spaced.ts";

test("Latin words stand apart from Chinese characters, and from nothing else", () => {
  assert.equal(spaced("用WebSocket发送"), "用 WebSocket 发送");
  assert.equal(spaced("用短轮询发送"), "用短轮询发送");
  assert.equal(spaced("WebSocket的消息"), "WebSocket 的消息");
  assert.equal(spaced("用 WebSocket，发送"), "用 WebSocket，发送");
});
