/** Bytes as two hex digits each. */
export function toHex(bytes: Uint8Array, separator = ""): string {
  return Array.from(bytes, hexOf).join(separator);
}

/** One byte as two hex digits. */
export const hexOf = (byte: number): string => byte.toString(16).padStart(2, "0");

/** Bytes written in hex, with or without spaces, colons, commas and `0x`; nothing from what is none. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replace(/0x|[\s,:]/gi, "");
  if (digits.length % 2 !== 0 || /[^\da-f]/i.test(digits)) return undefined;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/** @throws {DOMException} where it is not base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Both, in new memory. */
export function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** As the right column of a hex view shows it: a dot for what is no letter of ASCII. */
export const letterOf = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";

const decoder = new TextDecoder();

/** UTF-8; what is none shows as �. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** A character per byte, so that a place in the text is a place in the bytes: heads of HTTP. */
export function latin1Of(bytes: Uint8Array): string {
  let text = "";
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
