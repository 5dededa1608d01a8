import assert from "node:assert/strict";
import test from "node:test";
import { hold } from "#wire";
import {
  checkSetting,
  readSettings,
  transportSettings,
  userSettings,
  usualSettings,
  writeSettings,
} from "./settings.ts";

test("an address without settings means the usual ones", () => {
  assert.deepEqual(readSettings(""), usualSettings);
  assert.deepEqual(readSettings("?lang=en"), { intervalMs: 1000, holdS: 25 });
});

test("settings are read from the address", () => {
  assert.deepEqual(readSettings("?interval=250&hold=10"), { intervalMs: 250, holdS: 10 });
});

test("what is no whole number, or out of bounds, falls back alone", () => {
  for (const bad of ["99", "10001", "-1", "1e3", "250.5", "0x64", " 250", "", "x", "NaN"]) {
    const query = new URLSearchParams({ interval: bad, hold: "10" });
    assert.deepEqual(readSettings(`?${query}`), { intervalMs: 1000, holdS: 10 }, bad);
  }
});

test("the bounds themselves are allowed", () => {
  for (const name of ["intervalMs", "holdS"] as const) {
    const { least, most } = userSettings[name];
    assert.equal(checkSetting(name, least), least);
    assert.equal(checkSetting(name, most), most);
    assert.equal(checkSetting(name, least - 1), undefined);
    assert.equal(checkSetting(name, most + 1), undefined);
  }
});

test("a hold is one the server allows", () => {
  assert.ok(userSettings.holdS.most <= hold.maxS);
  assert.equal(userSettings.holdS.usual, hold.defaultS);
});

test("what is written is read again", () => {
  for (const settings of [usualSettings, { intervalMs: 100, holdS: 55 }]) {
    assert.deepEqual(readSettings(writeSettings("", settings)), settings);
  }
});

test("the usual settings leave no trace in the address, and the rest of it stays", () => {
  assert.equal(writeSettings("?interval=250&hold=3", usualSettings), "");
  const changed = { ...usualSettings, intervalMs: 250 };
  assert.equal(writeSettings("?lang=en&hold=3", changed), "?lang=en&interval=250");
});

test("a transport gets what the visitor set, and waits that hang together", () => {
  const { intervalMs, holdS, pingMs, silenceMs, backoff } = transportSettings({
    intervalMs: 123,
    holdS: 4,
  });
  assert.deepEqual({ intervalMs, holdS }, { intervalMs: 123, holdS: 4 });
  assert.ok(silenceMs >= 2 * pingMs, "one lost pong is no silence");
  assert.ok(backoff.firstMs < backoff.mostMs && backoff.jitter > 0 && backoff.jitter <= 1);
});
