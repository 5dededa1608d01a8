import { toHex } from "./bytes.ts";
import type { FrameProblem, Sender } from "./frame.ts";
import { makeFrame } from "./make-frame.ts";

/** A frame with something wrong, in hex. */
export interface BrokenFrame {
  sender: Sender;
  hex: string;
}

const key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
const from = (sender: Sender, parts: Parameters<typeof makeFrame>[0]): BrokenFrame => ({
  sender,
  hex: toHex(makeFrame(sender === "client" ? { key, ...parts } : parts), " "),
});
const hello = new TextEncoder().encode("hello");

/** One for each thing that can be wrong. */
export const brokenFrames: Record<FrameProblem, BrokenFrame> = {
  "reserved-bit": from("client", { opcode: 1, payload: hello, reserved: 4 }),
  "unknown-opcode": from("client", { opcode: 3, payload: hello }),
  "unmasked-client": from("client", { opcode: 1, payload: hello, key: undefined }),
  "masked-server": from("server", { opcode: 1, payload: hello, key }),
  "fragmented-control": from("client", { opcode: 9, payload: hello, isFinal: false }),
  "long-control": from("client", { opcode: 9, payload: new Uint8Array(126).fill(0x61) }),
  // 126 and two bytes more, for a length of 5.
  "longer-form": { sender: "server", hex: "81 7e 00 05 68 65 6c 6c 6f" },
  "too-long": { sender: "server", hex: "82 7f 80 00 00 00 00 00 00 00" },
  "close-half-code": from("client", { opcode: 8, payload: Uint8Array.of(3) }),
  // 1005 means "there was no code", and so cannot be one.
  "bad-close-code": from("client", { opcode: 8, payload: Uint8Array.of(0x03, 0xed) }),
  // The first byte of a character of two, and no second.
  "bad-utf8": from("client", { opcode: 1, payload: Uint8Array.of(0x68, 0xc3, 0x28) }),
};
