"use client";

import type { RoomInfo } from "#wire";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import styles from "./compare.module.css";
import type { Comparison } from "./comparison.ts";

const ReadNumbers = later(async () => (await import("./read-numbers.tsx")).ReadNumbers);

/** The room, what the bytes are, and the numbers for those who listen. */
export function Footer({
  comparison,
  info,
}: {
  comparison: Comparison;
  info: RoomInfo | undefined;
}) {
  const { text } = useText();
  return (
    <footer className={styles.footer}>
      <span>
        {text.controls.room} <code>{comparison.room}</code>
      </span>
      {info && (
        <span>{text.controls.here(Math.max(1, Math.min(...Object.values(info.clients))))}</span>
      )}
      <span>{text.bytesNote}</span>
      {info && <ReadNumbers comparison={comparison} />}
    </footer>
  );
}
