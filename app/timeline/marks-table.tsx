"use client";

import { useState } from "react";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import type { MarksTableProps } from "./mark-rows.tsx";
import styles from "./timeline.module.css";

const MarkRows = later(async () => (await import("./mark-rows.tsx")).MarkRows);

/** The picture in words: its newest marks, for those who cannot see it or want it exact. */
export function MarksTable(props: MarksTableProps) {
  const { text } = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.table} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{text.timeline.asTable}</summary>
      {isOpen && <MarkRows {...props} />}
    </details>
  );
}
