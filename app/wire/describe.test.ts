import assert from "node:assert/strict";
import test from "node:test";
import { enWire } from "../text/en-wire.ts";
import { createFormat } from "../text/format.ts";
import { zhCNWire } from "../text/zh-CN-wire.ts";
import { fromHex } from "./bytes.ts";
import { spoken } from "./describe.ts";
import { type Frame, readFrame } from "./frame.ts";
import { readHttp } from "./http.ts";
import { frameRegions, httpRegions } from "./regions.ts";

const regionsOf = (hex: string) =>
  frameRegions(readFrame(fromHex(hex) ?? new Uint8Array(), "client") as Frame);
const say = (hex: string, words = enWire, language = "en") =>
  regionsOf(hex).map((region) => spoken(region, words.field, createFormat(language)));

test("the fields of a frame are read out", () => {
  assert.deepEqual(say("818537fa213d7f9f4d5158"), [
    "byte 1, top bit: FIN 1, the last frame of its message",
    "byte 1, bit 2: RSV1 0, no extension uses it",
    "byte 1, bit 3: RSV2 0, no extension uses it",
    "byte 1, bit 4: RSV3 0, no extension uses it",
    "byte 1, low 4 bits: opcode 1, text",
    "byte 2, top bit: MASK 1, this frame is masked",
    "byte 2, low 7 bits: length 5, 5 bytes of payload",
    "bytes 3 to 6: masking key, each byte of the payload is XORed with the key's byte whose turn it is",
    "bytes 7 to 11: payload Hello, 5 B",
  ]);
  assert.equal(say("8185", zhCNWire, "zh-CN")[5], "第 2 字节最高位：MASK 1，这一帧加了掩码");
});

test("lengths have three forms, and close codes words", () => {
  assert.match(say("827e0100")[6] ?? "", /length 126, the next 2 bytes tell the length/);
  assert.match(say("827e0100")[7] ?? "", /^bytes 3 to 4: longer length 256, 256 bytes/);
  assert.match(say("827f0000000000010000")[6] ?? "", /127, the next 8 bytes/);
  assert.match(say("827f0000000000010000")[7] ?? "", /^bytes 3 to 10: .* 65,536 bytes/);
  const codes = {
    "03e8": "done",
    "03ed": "must not",
    "0bb8": "registered",
    "0fa0": "own",
    "113a": "history",
  };
  for (const [code, words] of Object.entries(codes)) {
    assert.match(say(`8802${code}`)[7] ?? "", new RegExp(words), code);
  }
});

test("the parts of HTTP are read out with what they cost", () => {
  const answer = readHttp(
    new TextEncoder().encode("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
  );
  assert.deepEqual(
    httpRegions(answer).map((region) => spoken(region, enWire.field, createFormat("en"))),
    [
      "bytes 1 to 17: status line HTTP/1.1 200 OK, 17 B",
      "bytes 18 to 36: Content-Length 2, 19 B",
      "bytes 37 to 38: blank line, the head ends here",
      "bytes 39 to 40: body {}, 2 B",
    ],
  );
});
