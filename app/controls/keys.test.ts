import assert from "node:assert/strict";
import test from "node:test";
import { focusOf, keysOf, meaningOf, type Press } from "./keys.ts";

function press(key: string, change: Partial<Press> = {}): Press {
  const free = { ctrlKey: false, altKey: false, metaKey: false };
  return { key, ...free, repeat: false, isComposing: false, defaultPrevented: false, ...change };
}

test("each key does what the list says, in capitals too", () => {
  assert.deepEqual(meaningOf(press(" "), "none"), { action: "toggle" });
  assert.deepEqual(meaningOf(press("m"), "none"), { action: "say" });
  assert.deepEqual(meaningOf(press("M"), "none"), { action: "say" });
  assert.deepEqual(meaningOf(press("?"), "none"), { action: "help" });
  assert.deepEqual(meaningOf(press("Escape"), "none"), { action: "leave" });
  assert.deepEqual(meaningOf(press("2"), "none"), { action: "focus", panel: 1 });
  assert.equal(meaningOf(press("x"), "none"), undefined);
  assert.equal(meaningOf(press("ArrowDown"), "none"), undefined);
});

test("no key does two things", () => {
  const all = Object.values(keysOf).flat();
  assert.equal(new Set(all).size, all.length);
});

test("a field that is written in keeps every key", () => {
  for (const key of Object.values(keysOf).flat()) {
    assert.equal(meaningOf(press(key), "writes"), undefined);
  }
});

test("Space presses the button that has the focus, the letters still work", () => {
  assert.equal(meaningOf(press(" "), "presses"), undefined);
  assert.deepEqual(meaningOf(press("r"), "presses"), { action: "restart" });
});

test("with Ctrl, Alt or Meta a key belongs to the browser", () => {
  for (const name of ["ctrlKey", "altKey", "metaKey"]) {
    assert.equal(meaningOf(press("r", { [name]: true }), "none"), undefined);
  }
});

test("a key held down, one of a composition and one already taken do nothing", () => {
  for (const name of ["repeat", "isComposing", "defaultPrevented"]) {
    assert.equal(meaningOf(press("m", { [name]: true }), "none"), undefined);
  }
});

test("fields, lists and editable text are written in; buttons and boxes are pressed", () => {
  for (const type of ["text", "number", "search", "url"]) {
    assert.equal(focusOf({ tagName: "INPUT", type }), "writes");
  }
  assert.equal(focusOf({ tagName: "SELECT" }), "writes");
  assert.equal(focusOf({ tagName: "TEXTAREA" }), "writes");
  assert.equal(focusOf({ tagName: "DIV", isContentEditable: true }), "writes");
  for (const type of ["checkbox", "radio", "submit"]) {
    assert.equal(focusOf({ tagName: "INPUT", type }), "presses");
  }
  for (const tagName of ["BUTTON", "SUMMARY"]) assert.equal(focusOf({ tagName }), "presses");
  assert.equal(focusOf({ tagName: "SPAN", role: "button" }), "presses");
  assert.equal(focusOf({ tagName: "BODY" }), "none");
  assert.equal(focusOf({ tagName: "INPUT", type: "range" }), "none");
});
