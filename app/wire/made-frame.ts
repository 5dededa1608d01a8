import { fromHex, toHex } from "./bytes.ts";
import { makeFrame } from "./make-frame.ts";

/** What a form says of a frame. */
export interface FrameForm {
  payload: string;
  isHex: boolean;
  opcode: number;
  isFinal: boolean;
  isMasked: boolean;
  /** In hex. */
  key: string;
}

/** The frame in hex, or what of the form cannot be read. */
export type Made = { hex: string } | { wrong: "payload" | "key" };

/** Makes a frame of what was filled in. */
export function madeFrame({ payload, isHex, opcode, isFinal, isMasked, key }: FrameForm): Made {
  const bytes = isHex ? fromHex(payload) : new TextEncoder().encode(payload);
  if (!bytes) return { wrong: "payload" };
  const mask = isMasked ? fromHex(key) : undefined;
  if (isMasked && mask?.length !== 4) return { wrong: "key" };
  return { hex: toHex(makeFrame({ opcode, payload: bytes, isFinal, key: mask }), " ") };
}
