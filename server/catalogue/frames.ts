import { encodeClose, encodeFrame, opcodes } from "../testing-frames.ts";
import { type BadSocket, say } from "./socket-entry.ts";

const { continuation, text, binary, close, ping, pong } = opcodes;
const start = encodeFrame({ opcode: text, payload: '{"type":', fin: false });
const breach = (what: string, ...frames: Buffer[]): BadSocket => ({
  what,
  bytes: Buffer.concat(frames),
  closed: 1002,
});

/** Bytes that are not UTF-8: the last two are cut off and split between frames. */
const noUtf8: [string, number[]][] = [
  ["a byte that never occurs", [0xff]],
  ["a continuation byte alone", [0x80]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["a code point beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
  ["a character cut off", [0xe4, 0xbd]],
];

/** Frames that break RFC 6455 (the sections stand behind). */
export const badFrames = (): BadSocket[] => [
  // Section 5.1 and 5.2: masking, reserved bits and opcodes.
  breach("a text frame without a mask", encodeFrame({ payload: "{}", masked: false })),
  breach("a ping without a mask", encodeFrame({ opcode: ping, masked: false })),
  breach("a close without a mask", encodeFrame({ opcode: close, masked: false })),
  ...[0x40, 0x20, 0x10, 0x70].map((reserved) =>
    breach(`the reserved bits ${reserved}`, encodeFrame({ payload: "{}", reserved })),
  ),
  breach("a reserved bit on a ping", encodeFrame({ opcode: ping, reserved: 0x40 })),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) =>
    breach(`the opcode ${opcode}`, encodeFrame({ opcode, payload: "x" })),
  ),
  // Section 5.4: fragments.
  breach("a continuation of nothing", encodeFrame({ opcode: continuation, payload: "x" })),
  breach("an open continuation of nothing", encodeFrame({ opcode: continuation, fin: false })),
  breach("a text within a text", start, encodeFrame({ payload: "{}" })),
  breach("a binary within a text", start, encodeFrame({ opcode: binary, payload: "x" })),
  breach(
    "a continuation behind the last",
    start,
    encodeFrame({ opcode: continuation, payload: '"ping","t":1}' }),
    encodeFrame({ opcode: continuation, payload: "x" }),
  ),
  // Section 5.5: control frames.
  ...Object.entries({ close, ping, pong }).flatMap(([name, opcode]) => [
    breach(`a ${name} in fragments`, encodeFrame({ opcode, fin: false })),
    breach(`a ${name} of 126 bytes`, encodeFrame({ opcode, payload: "x".repeat(126) })),
    breach(`a ${name} with a long length`, encodeFrame({ opcode, lengthBits: 16 })),
  ]),
  // Section 5.2: the shortest length that fits is the only one allowed; ws takes the others.
  {
    what: "a length in 16 bits that fits in 7",
    bytes: encodeFrame({ payload: "{}", lengthBits: 16 }),
    problems: ["invalid type"],
  },
  {
    what: "a length in 64 bits that fits in 7",
    bytes: encodeFrame({ payload: "{}", lengthBits: 64 }),
    problems: ["invalid type"],
  },
  { what: "a length of 2^63", bytes: encodeFrame({ length: 2n ** 63n }), closed: 1009 },
  { what: "a length of 2^53", bytes: encodeFrame({ length: 2n ** 53n }), closed: 1009 },
  { what: "a length of 4 GiB", bytes: encodeFrame({ length: 2n ** 32n }), closed: 1009 },
  // Section 7.4: close codes.
  breach("a close of one byte", encodeFrame({ opcode: close, payload: "x" })),
  ...[0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535].map((code) =>
    breach(`the close code ${code}`, encodeClose(code)),
  ),
  {
    what: "a close reason that is no UTF-8",
    bytes: encodeClose(1000, Buffer.from([0xff])),
    closed: 1007,
  },
  // Section 8.1: text is UTF-8.
  ...noUtf8.map(
    ([what, bytes]): BadSocket => ({
      what: `a text of ${what}`,
      bytes: encodeFrame({ payload: Buffer.from(bytes) }),
      closed: 1007,
    }),
  ),
  {
    what: "bad UTF-8 split between two fragments",
    bytes: Buffer.concat([
      encodeFrame({ payload: Buffer.from([0x22, 0xe4]), fin: false }),
      encodeFrame({ opcode: continuation, payload: '"' }),
    ]),
    closed: 1007,
  },
];

/** Frames that are right by the RFC and too much or of no use here. */
export const unwantedFrames = (): BadSocket[] => [
  { what: "a binary frame", bytes: encodeFrame({ opcode: binary, payload: "{}" }), closed: 1003 },
  { what: "an empty binary frame", bytes: encodeFrame({ opcode: binary }), closed: 1003 },
  { what: "16 KiB and a byte", bytes: say("x".repeat(16_385)), closed: 1009 },
  { what: "a megabyte", bytes: say("x".repeat(1_000_000)), closed: 1009 },
  {
    what: "16 KiB and a byte in fragments",
    bytes: Buffer.concat([
      encodeFrame({ payload: "x".repeat(16_384), fin: false }),
      encodeFrame({ opcode: continuation, payload: "x" }),
    ]),
    closed: 1009,
  },
  {
    what: "65 fragments",
    bytes: Buffer.concat([
      start,
      ...Array.from({ length: 64 }, () =>
        encodeFrame({ opcode: continuation, payload: "x", fin: false }),
      ),
    ]),
    closed: 1008,
  },
  {
    what: "1,000 empty fragments",
    bytes: Buffer.concat([
      start,
      ...Array.from({ length: 1000 }, () => encodeFrame({ opcode: continuation, fin: false })),
    ]),
    closed: 1008,
  },
  {
    what: "half a frame and the end",
    bytes: say("{}").subarray(0, 3),
    leaves: "half-closed",
    closed: 1006,
  },
  {
    what: "half a length and the end",
    bytes: say("x".repeat(200)).subarray(0, 3),
    leaves: "half-closed",
    closed: 1006,
  },
  { what: "half a frame and a reset", bytes: say("{}").subarray(0, 3), leaves: "reset" },
  { what: "a reset in the middle of fragments", bytes: start, leaves: "reset" },
  { what: "a text and a reset", bytes: say("{"), leaves: "reset" },
  { what: "a close and a reset", bytes: encodeClose(1000), leaves: "reset" },
  {
    what: "an end without a close",
    bytes: encodeFrame({ opcode: pong }),
    leaves: "half-closed",
    closed: 1006,
  },
];
