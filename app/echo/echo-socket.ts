import { createStore, type Store } from "../store.ts";
import { type Frame, opcodes, readFrame } from "../wire/frame.ts";
import { makeFrame } from "../wire/make-frame.ts";

/** A frame as it must have been, computed from its payload. */
export interface EchoFrame {
  kind: "frame";
  id: number;
  way: "up" | "down";
  /** ms since the epoch. */
  at: number;
  bytes: Uint8Array;
  frame: Frame;
}

export interface EchoState {
  state: "closed" | "connecting" | "open";
  /** Why it closed; 1006, which no frame carries, where it never opened. */
  code: number | undefined;
  wasOpen: boolean;
  /** Oldest first. */
  frames: readonly EchoFrame[];
}

/** A connection to the echo. */
export interface EchoSocket {
  state: Store<EchoState>;
  connect(): void;
  disconnect(): void;
  /** Nothing while it is not open. */
  send(payload: string | Uint8Array<ArrayBuffer>): void;
}

const mostFrames = 200;
const everyMs = 50;

/** @param url `ws://…`. */
export function createEchoSocket(url: string, Socket = globalThis.WebSocket): EchoSocket {
  let socket: WebSocket | undefined;
  let made = 0;
  let now: EchoState = { state: "closed", code: undefined, wasOpen: false, frames: [] };
  const state = createStore(everyMs, () => now);

  function tell(change: Partial<EchoState>): void {
    now = { ...now, ...change };
    state.changed();
  }

  function note(way: "up" | "down", payload: string | Uint8Array): void {
    const isText = typeof payload === "string";
    const bytes = makeFrame({
      opcode: isText ? opcodes.text : opcodes.binary,
      payload: isText ? new TextEncoder().encode(payload) : payload,
      key: way === "up" ? crypto.getRandomValues(new Uint8Array(4)) : undefined,
    });
    const frame = readFrame(bytes, way === "up" ? "client" : "server");
    if (!frame) return;
    const one: EchoFrame = { kind: "frame", id: ++made, way, at: Date.now(), bytes, frame };
    tell({ frames: [...now.frames, one].slice(-mostFrames) });
  }

  return {
    state,
    connect() {
      if (socket) return;
      const mine = new Socket(url);
      socket = mine;
      mine.binaryType = "arraybuffer";
      tell({ state: "connecting", code: undefined, wasOpen: false });
      mine.onopen = () => tell({ state: "open", wasOpen: true });
      mine.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
        note("down", typeof data === "string" ? data : new Uint8Array(data));
      mine.onclose = ({ code }) => {
        socket = undefined;
        tell({ state: "closed", code });
      };
    },
    disconnect() {
      socket?.close(1000);
    },
    send(payload) {
      if (socket?.readyState !== Socket.OPEN) return;
      socket.send(payload);
      note("up", payload);
    },
  };
}
