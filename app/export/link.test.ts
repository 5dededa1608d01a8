import assert from "node:assert/strict";
import test from "node:test";
import { usualSettings } from "../settings.ts";
import { roomLink } from "./link.ts";

test("a link leads to the room, with the settings that are not the usual ones", () => {
  const origin = "http://192.168.1.5:3000";
  assert.equal(roomLink(origin, "kind-otter", usualSettings), `${origin}/r/kind-otter`);
  const settings = { ...usualSettings, intervalMs: 500, holdS: 3 };
  assert.equal(roomLink(origin, "r", settings), `${origin}/r/r?interval=500&hold=3`);
});
