import { masked } from "./make-frame.ts";

/** Who sent a frame: a client masks what it sends, a server does not (RFC 6455, section 5.1). */
export type Sender = "client" | "server";

/** What stands in a frame, in this order (RFC 6455, section 5.2). */
export type FieldName =
  | "fin"
  | "rsv1"
  | "rsv2"
  | "rsv3"
  | "opcode"
  | "mask"
  | "length"
  | "extended"
  | "key"
  | "code"
  | "payload";

/** A part of a frame: where it is, and what it says. */
export interface Field {
  name: FieldName;
  /** First bit, counted from the frame's first, and how many. */
  bit: number;
  bits: number;
  /** Of the payload and the key nothing: they are bytes. */
  value: number | undefined;
}

/** What is wrong with a frame; each ends the connection. */
export type FrameProblem =
  | "reserved-bit"
  | "unknown-opcode"
  | "unmasked-client"
  | "masked-server"
  | "fragmented-control"
  | "long-control"
  | "longer-form"
  | "too-long"
  | "close-half-code"
  | "bad-close-code"
  | "bad-utf8";

/** A frame, read. */
export interface Frame {
  isFinal: boolean;
  /** RSV1 is the top bit; extensions give them a meaning, and here none is spoken. */
  reserved: number;
  opcode: number;
  /** Four bytes; none where it is not masked. */
  key: Uint8Array | undefined;
  /** Payload length, bytes, and in how many bits it is told. */
  length: number;
  lengthBits: 7 | 16 | 64;
  /** Bytes before the payload. */
  headerBytes: number;
  /** Without its mask. Of an unfinished frame what is there. */
  payload: Uint8Array;
  /** Of a close frame that has one. */
  closeCode: number | undefined;
  fields: Field[];
  problems: FrameProblem[];
  /** Whether all of it is there; `missing` bytes are not. */
  isWhole: boolean;
  missing: number;
}

/** RFC 6455, section 5.2; the others are reserved. */
export const opcodes = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;
const known = new Set<number>(Object.values(opcodes));

/**
 * Reads the first frame of what came. It never throws: what is wrong stands in `problems`, and what
 * has not come yet in `missing`.
 * @returns nothing while not even the two first bytes are there.
 */
export function readFrame(bytes: Uint8Array, sender: Sender): Frame | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const fields = headFields(first, second);
  const length = readLength(bytes, second & 0x7f);
  if (length.bits > 7) {
    fields.push({ name: "extended", bit: 16, bits: length.bits, value: length.bytes });
  }
  const isMasked = (second & 0x80) !== 0;
  const keyAt = length.end;
  if (isMasked) fields.push({ name: "key", bit: keyAt * 8, bits: 32, value: undefined });
  const headerBytes = keyAt + (isMasked ? 4 : 0);
  const key = isMasked ? bytes.slice(keyAt, keyAt + 4) : undefined;
  const there = bytes.subarray(headerBytes, headerBytes + length.bytes);
  const payload = key && key.length === 4 ? masked(there, key) : there.slice();
  const missing = headerBytes + length.bytes - bytes.length;

  const head = { isFinal: (first & 0x80) !== 0, reserved: (first >> 4) & 7, opcode: first & 0x0f };
  const closeCode = head.opcode === opcodes.close ? codeOf(payload) : undefined;
  pushPayload(fields, headerBytes, length.bytes, closeCode);
  const frame: Frame = {
    ...head,
    key,
    length: length.bytes,
    lengthBits: length.bits,
    headerBytes,
    payload,
    closeCode,
    fields,
    problems: [],
    isWhole: missing <= 0,
    missing: Math.max(0, missing),
  };
  frame.problems = problemsOf(frame, sender);
  return frame;
}

function headFields(first: number, second: number): Field[] {
  const bit = (name: FieldName, at: number, value: number): Field => ({
    name,
    bit: at,
    bits: 1,
    value,
  });
  return [
    bit("fin", 0, first >> 7),
    bit("rsv1", 1, (first >> 6) & 1),
    bit("rsv2", 2, (first >> 5) & 1),
    bit("rsv3", 3, (first >> 4) & 1),
    { name: "opcode", bit: 4, bits: 4, value: first & 0x0f },
    bit("mask", 8, second >> 7),
    { name: "length", bit: 9, bits: 7, value: second & 0x7f },
  ];
}

/** Up to 125 the low seven bits say it, 126 means two bytes more, 127 eight more. */
function readLength(bytes: Uint8Array, short: number) {
  if (short < 126) return { bytes: short, bits: 7 as const, end: 2 };
  const size = short === 126 ? 2 : 8;
  let value = 0;
  for (let at = 2; at < 2 + size; at++) value = value * 256 + (bytes[at] ?? 0);
  return { bytes: value, bits: size === 2 ? (16 as const) : (64 as const), end: 2 + size };
}

function pushPayload(fields: Field[], from: number, length: number, code: number | undefined) {
  const codeBytes = code === undefined ? 0 : 2;
  if (code !== undefined) fields.push({ name: "code", bit: from * 8, bits: 16, value: code });
  if (length > codeBytes) {
    const bits = (length - codeBytes) * 8;
    fields.push({ name: "payload", bit: (from + codeBytes) * 8, bits, value: undefined });
  }
}

function codeOf(payload: Uint8Array): number | undefined {
  const [high, low] = payload;
  return high === undefined || low === undefined ? undefined : high * 256 + low;
}

function problemsOf(frame: Frame, sender: Sender): FrameProblem[] {
  const { opcode, length, lengthBits, payload, isFinal, closeCode } = frame;
  const isControl = opcode >= 0x8;
  const isText = opcode === opcodes.text || opcode === opcodes.close;
  const words = opcode === opcodes.close ? payload.subarray(2) : payload;
  // A frame that goes on elsewhere may end in the middle of a character.
  const isComplete = frame.isWhole && isFinal;
  const found: [FrameProblem, boolean][] = [
    ["reserved-bit", frame.reserved !== 0],
    ["unknown-opcode", !known.has(opcode)],
    ["unmasked-client", sender === "client" && frame.key === undefined],
    ["masked-server", sender === "server" && frame.key !== undefined],
    ["fragmented-control", isControl && !isFinal],
    ["long-control", isControl && length > 125],
    ["longer-form", length < (lengthBits === 16 ? 126 : lengthBits === 64 ? 65_536 : 0)],
    ["too-long", length > Number.MAX_SAFE_INTEGER],
    ["close-half-code", opcode === opcodes.close && length === 1],
    ["bad-close-code", closeCode !== undefined && !mayClose(closeCode)],
    ["bad-utf8", isText && isComplete && !isUtf8(words)],
  ];
  return found.filter(([, is]) => is).map(([problem]) => problem);
}

/** Codes that may stand in a frame (RFC 6455, section 7.4, and the registry it began). */
export function mayClose(code: number): boolean {
  if (code >= 3000) return code < 5000;
  return code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
