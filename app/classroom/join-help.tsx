"use client";

import { useEffect, useState } from "react";
import { useClassWords } from "../text/use-class-words.ts";
import styles from "./class.module.css";

/** So long nobody comes before it looks as if nobody could, ms. */
const patienceMs = 20_000;

/** What may keep phones out; it opens by itself when nobody comes. */
export function JoinHelp({ joined }: { joined: number }) {
  const { help } = useClassWords();
  const [isLate, setIsLate] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const isAlone = joined === 0;

  useEffect(() => {
    setIsLate(false);
    if (!isAlone) return;
    const timer = setTimeout(() => {
      setIsLate(true);
      setIsOpen(true);
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [isAlone]);

  return (
    <details
      className={styles.help}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{help.title}</summary>
      {isLate && <p role="status">{help.late}</p>}
      <ul>
        {help.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
