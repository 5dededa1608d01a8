import { memo } from "react";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { textOf } from "./bytes.ts";
import type { Looked } from "./viewer.tsx";
import styles from "./wire.module.css";

/** What passed, as a list shows it. */
export type Packet = Looked & {
  id: number;
  way: "up" | "down";
  /** ms since the epoch. */
  at: number;
  /** A request that has no answer yet. */
  isHeld?: boolean;
  /** Where there is more than one. */
  transport?: string;
};

/** Direction, mark of the transport, time, size, and what it is. */
export const PacketRow = memo(function PacketRow({ entry }: { entry: Packet }) {
  const { sent, received, held } = useWireWords();
  const { format } = useText();
  const { way, at, transport, bytes, isHeld } = entry;
  return (
    <span className={styles.packet} data-transport={transport}>
      <span role="img" aria-label={way === "up" ? sent : received}>
        {way === "up" ? "↑" : "↓"}
      </span>
      <i />
      <span>{format.moment(at)}</span>
      <span className={styles.size}>{format.count(bytes.length)} B</span>
      <span className={styles.what}>
        {isHeld && <strong>{held} · </strong>}
        <Title packet={entry} />
      </span>
    </span>
  );
});

/** A start line, or an opcode with the beginning of the payload. */
function Title({ packet }: { packet: Packet }) {
  const { field, frame: titleOf } = useWireWords();
  if (packet.kind === "http") return packet.http.start;
  const { opcode, payload, closeCode } = packet.frame;
  const kind = field.opcodes[opcode] ?? field.unknownOpcode;
  if (closeCode !== undefined) return titleOf(kind, `${closeCode} ${field.codes[closeCode] ?? ""}`);
  const start = payload.subarray(0, 300);
  return titleOf(kind, opcode === 2 ? "" : textOf(start));
}
