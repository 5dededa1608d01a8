"use client";

import { useState } from "react";
import { memory, remembered } from "../memory.ts";
import { useClassWords } from "../text/use-class-words.ts";
import styles from "./class.module.css";

/** Room and key to go on with in another browser; in no page before it is asked for. */
export function Elsewhere({ room }: { room: string }) {
  const { elsewhere } = useClassWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{elsewhere.title}</summary>
      {isOpen && (
        <>
          <p>{elsewhere.what}</p>
          <dl className={styles.keys}>
            <dt>{elsewhere.room}</dt>
            <dd>{room}</dd>
            <dt>{elsewhere.key}</dt>
            <dd>{memory.get(remembered.hostKey(room))}</dd>
          </dl>
        </>
      )}
    </details>
  );
}
