import assert from "node:assert/strict";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import { createRoutes } from "./routes.ts";

function start() {
  const routes = createRoutes<string>();
  routes.add("GET", "/api/rooms", "list");
  routes.add("GET", "/api/rooms/:room", "show");
  routes.add("DELETE", "/api/rooms/:room", "end");
  routes.add("GET", "/api/rooms/:room/stats", "stats");
  return routes;
}

test("a path is found with the parts its pattern names", () => {
  const routes = start();
  assert.deepEqual(routes.find("GET", "/api/rooms"), { handler: "list", params: {} });
  assert.deepEqual(routes.find("DELETE", "/api/rooms/a-b"), {
    handler: "end",
    params: { room: "a-b" },
  });
  assert.deepEqual(routes.find("GET", "/api/rooms/x/stats").handler, "stats");
});

test("a path is taken to the letter", () => {
  const routes = start();
  for (const path of [
    "/",
    "/api",
    "/api/rooms/",
    "/api/rooms//stats",
    "/api/rooms/x/",
    "/API/rooms",
  ]) {
    assert.throws(() => routes.find("GET", path), { code: "not-found" }, path);
    assert.deepEqual(routes.methods(path), []);
  }
});

test("another method is refused with those that are allowed", () => {
  const routes = start();
  for (const method of ["HEAD", "PUT", "OPTIONS", "get"]) {
    assert.throws(
      () => routes.find(method, "/api/rooms/x"),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.code, "method-not-allowed");
        assert.deepEqual(error.details.allow, ["GET", "DELETE"]);
        return true;
      },
    );
  }
  assert.deepEqual(routes.methods("/api/rooms/x"), ["GET", "DELETE"]);
});

test("a route is claimed once", () => {
  const routes = start();
  assert.throws(() => routes.add("GET", "/api/rooms", "again"), /claimed twice/);
});

test("a path that was found before is found again, and a route added later comes first", () => {
  const routes = start();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 1500; i++) {
      assert.deepEqual(routes.find("GET", `/api/rooms/r${i}`).params, { room: `r${i}` });
    }
  }
  const long = "x".repeat(5000);
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(routes.find("GET", `/api/rooms/${long}`).params, { room: long });
  }
  routes.add("GET", "/api/rooms/r1", "named");
  assert.deepEqual(routes.find("GET", "/api/rooms/r1"), { handler: "named", params: {} });
  assert.equal(routes.find("GET", "/api/rooms/r2").handler, "show");
});
