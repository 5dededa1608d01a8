/** Each byte XOR the key's byte whose turn it is: the same again takes the mask off (section 5.3). */
export function masked(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (key[i % 4] ?? 0));
}

/** What a frame is made of. */
export interface FrameParts {
  opcode: number;
  payload: Uint8Array;
  /** Four bytes mask it, as a client must. */
  key?: Uint8Array;
  isFinal?: boolean;
  reserved?: number;
}

/** Makes a frame, its length in the shortest form there is. */
export function makeFrame({ opcode, payload, key, isFinal = true, reserved = 0 }: FrameParts) {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const start = 2 + extra + (key ? 4 : 0);
  const bytes = new Uint8Array(start + length);
  bytes[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  bytes[1] = (key ? 0x80 : 0) | (extra === 0 ? length : extra === 2 ? 126 : 127);
  for (let i = 0, rest = length; i < extra; i++, rest = Math.floor(rest / 256)) {
    bytes[1 + extra - i] = rest % 256;
  }
  if (key) bytes.set(key, start - 4);
  bytes.set(key ? masked(payload, key) : payload, start);
  return bytes;
}
