"use client";

import styles from "./columns.module.css";
import { useWallWords } from "./wall-words.tsx";

/** Seconds it shows. */
const seconds = 60;

/** A bar for each second's requests, the newest at the right: one path, however many there are. */
export function Pulse({ pulse, highest }: { pulse: readonly number[]; highest: number }) {
  const words = useWallWords();
  const bars = pulse.slice(-seconds).map((requests, i, { length }) => {
    const height = requests / highest;
    return `M${seconds - length + i} 1h.8v${-height}h-.8z`;
  });
  return (
    <svg
      className={styles.pulse}
      viewBox={`0 0 ${seconds} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.pulse}
    >
      <path d={bars.join("")} />
    </svg>
  );
}
