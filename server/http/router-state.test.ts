import assert from "node:assert/strict";
import test from "node:test";
import { isRouterState } from "./router-state.ts";

const text = (tree: unknown) => encodeURIComponent(JSON.stringify(tree));
/** One page in another, so many times. */
const nested = (depth: number): unknown =>
  depth === 0 ? ["", {}] : ["", { children: nested(depth - 1) }];

test("what Next.js's router sends is a router state", () => {
  const page = ["__PAGE__", {}, null, null, 16];
  for (const tree of [
    ["", {}],
    ["", { children: page }, null, "refetch"],
    ["", { children: ["r", { children: [["room", "lobby", "d", null], { children: page }] }] }],
    ["", { children: [["room", "a/b", "oc", ["x"]], {}, ["/r/a", ""], null, 1, "x"] }],
    nested(40),
  ]) {
    assert.ok(isRouterState(text(tree)), JSON.stringify(tree));
  }
});

test("anything else is none", () => {
  for (const header of ["", "garbage", "%", "[", text(null), text({}), text([]), text([""])]) {
    assert.equal(isRouterState(header), false, header);
  }
  for (const tree of [
    [1, {}],
    ["", []],
    ["", null],
    ["", { children: 1 }],
    ["", {}, "x"],
    ["", {}, null, "x"],
    ["", {}, null, null, "x"],
    ["", {}, null, null, 1, null],
    ["", {}, null, null, 1, "", 1],
    [["room", "lobby", "z", null], {}],
    [["room", "lobby", "d"], {}],
    nested(60),
  ]) {
    assert.equal(isRouterState(text(tree)), false, JSON.stringify(tree));
  }
  assert.equal(isRouterState(`${text(["", {}])}, ${text(["", {}])}`), false);
  assert.equal(isRouterState(text(["x".repeat(30_000), {}])), false);
});
