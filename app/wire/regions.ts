import { hexOf, letterOf, textOf, toHex } from "./bytes.ts";
import type { FieldName, Frame } from "./frame.ts";
import type { HttpMessage, HttpPartName } from "./http.ts";

/** A field of a frame or a part of an HTTP message: where it is, and what it says. */
export interface Region {
  name: FieldName | HttpPartName;
  /** First bit, counted from the first of all, and how many. */
  bit: number;
  bits: number;
  /** Of a header. */
  header?: string;
  /** What it says, as text. */
  value: string;
  /** The same, where it is a number. */
  number?: number;
}

/** So much of a payload stands beside its name, characters. */
const excerpt = 80;
const shortened = (text: string) => (text.length > excerpt ? `${text.slice(0, excerpt)}…` : text);

/** Where a frame's fields are, and what they say. */
export function frameRegions(frame: Frame): Region[] {
  const { fields, opcode, payload, key, closeCode } = frame;
  const isWords = opcode === 0x1 || opcode === 0x8;
  const words = closeCode === undefined ? payload : payload.subarray(2);
  const read = isWords ? textOf(words.subarray(0, 4 * excerpt)) : toHex(words.subarray(0, 64), " ");
  return fields.map(({ name, bit, bits, value }) => {
    if (value !== undefined) return { name, bit, bits, value: String(value), number: value };
    return { name, bit, bits, value: name === "key" ? toHex(key ?? words, " ") : shortened(read) };
  });
}

/** Where the parts of an HTTP message are, and what they say. */
export function httpRegions({ parts, body }: HttpMessage): Region[] {
  return parts.map(({ name, at, length, header, value }) => ({
    name,
    bit: at * 8,
    bits: length * 8,
    header,
    value: value ?? (name === "body" ? shortened(textOf(body.subarray(0, 4 * excerpt))) : ""),
  }));
}

/** Bytes of which it has a part. */
export const firstByte = ({ bit }: Region): number => bit >> 3;
export const lastByte = ({ bit, bits }: Region): number => Math.floor((bit + bits - 1) / 8);
/** Whether it is less than a byte. */
export const isBits = ({ bit, bits }: Region): boolean => bit % 8 !== 0 || bits % 8 !== 0;

/** A byte that is looked at, and the region that it is looked at as. */
export interface Spot {
  region: number;
  byte: number;
}

/** The first region that has a part of the byte. */
export function spotOf(regions: readonly Region[], byte: number): Spot {
  const region = regions.findIndex((one) => lastByte(one) >= byte);
  return { region: region < 0 ? regions.length - 1 : region, byte };
}

/** The next stop of an arrow key, or the one before: a byte, and of bytes of several fields each. */
export function step(regions: readonly Region[], { region, byte }: Spot, by: 1 | -1): Spot {
  const here = regions[region];
  if (!here) return { region, byte };
  const next = byte + by;
  if (next >= firstByte(here) && next <= lastByte(here)) return { region, byte: next };
  const beside = regions[region + by];
  if (!beside) return { region, byte };
  return { region: region + by, byte: by > 0 ? firstByte(beside) : lastByte(beside) };
}

/** How one byte of a masked payload is read: masked, the key's byte whose turn it is, and the XOR. */
export interface Unmasking {
  /** Place in the payload, from 0. */
  at: number;
  masked: string;
  key: string;
  plain: string;
  letter: string;
}

/** The bytes of a masked payload from `from` on; none of a frame that is not masked. */
export function unmasking({ key, payload }: Frame, from: number, count: number): Unmasking[] {
  if (key?.length !== 4) return [];
  return Array.from(payload.subarray(from, from + count), (byte, i) => {
    const turn = key[(from + i) % 4] ?? 0;
    const [masked, plain] = [hexOf(byte ^ turn), hexOf(byte)];
    return { at: from + i, masked, key: hexOf(turn), plain, letter: letterOf(byte) };
  });
}
