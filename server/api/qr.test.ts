import assert from "node:assert/strict";
import test from "node:test";
import jsQR from "jsqr";
import type { Problem } from "#wire";
import { classPaths } from "#wire-class";
import { lanAddresses } from "../addresses.ts";
import { call, startChat } from "../testing.ts";

const ask = (text: string) => `${classPaths.qr}?text=${encodeURIComponent(text)}`;

test("the picture says the address, dark on white, with a quiet zone", async (t) => {
  const server = await startChat(t, { allowedHosts: ["class.example"] });
  for (const host of ["127.0.0.1:3000", "class.example", ...lanAddresses()]) {
    const text = `http://${host}/j/K7QF`;
    const answer = await fetch(`http://127.0.0.1:${server.port}${ask(text)}`);
    assert.equal(answer.headers.get("content-type"), "image/svg+xml");
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    const { pixels, size, edge } = draw(await answer.text());
    assert.equal(jsQR(pixels, size, size)?.data, text);
    assert.ok(edge >= 4, `${edge} modules`);
  }
});

test("no picture leads elsewhere", async (t) => {
  const server = await startChat(t);
  const foreign = [
    "",
    "hello",
    "http://evil.example/j/K7QF",
    "http://127.0.0.1@evil.example/",
    "javascript:alert(1)",
    `http://127.0.0.1/${"a".repeat(300)}`,
  ];
  for (const text of foreign) {
    const { status, body } = await call<Problem>(server, "GET", ask(text));
    assert.deepEqual([status, body.code, body.field], [400, "invalid", "text"], text);
  }
});

/** Squares of ten units on a white ground, as RGBA with four pixels a module. */
function draw(svg: string) {
  const [, units = ""] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
  const modules = Number(units) / 10;
  const size = modules * 4;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  let edge = modules;
  for (const [, x = "", y = ""] of svg.matchAll(/M(\d+),(\d+)h10v10h-10z/g)) {
    const [column, row] = [Number(x) / 10, Number(y) / 10];
    edge = Math.min(edge, column, row, modules - 1 - column, modules - 1 - row);
    for (let dy = 0; dy < 4; dy++) {
      for (let dx = 0; dx < 4; dx++) {
        const at = ((row * 4 + dy) * size + column * 4 + dx) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return { pixels, size, edge };
}
