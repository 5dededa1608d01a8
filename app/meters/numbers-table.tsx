"use client";

import { useState } from "react";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import styles from "./numbers-table.module.css";
import type { NumbersTableProps } from "./open-table.tsx";

const OpenTable = later(async () => (await import("./open-table.tsx")).OpenTable);

/** All numbers, with theory beside them. Nothing is computed while it is closed. */
export function NumbersTable(props: NumbersTableProps) {
  const { opens } = useText().text;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.frame} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{opens.table}</summary>
      {isOpen && <OpenTable {...props} />}
    </details>
  );
}
