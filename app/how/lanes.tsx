"use client";

import { useHowWords } from "../text/use-how-words.ts";
import styles from "./diagram.module.css";

/** The two lanes of a diagram, with their names; time goes down. */
export function Lanes({ height, top }: { height: number; top: number }) {
  const { browser, server } = useHowWords();
  return (
    <g className={styles.lanes}>
      <text x="14%" y={16}>
        {browser}
      </text>
      <text x="86%" y={16}>
        {server}
      </text>
      <line x1="14%" y1={top} x2="14%" y2={height} />
      <line x1="86%" y1={top} x2="86%" y2={height} />
    </g>
  );
}

/** The tip of an arrow, defined once in each picture. */
export function Arrowheads() {
  return (
    <defs>
      <marker
        id="arrowhead"
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="7"
        markerHeight="7"
        orient="auto-start-reverse"
      >
        <path d="M0 0 10 5 0 10z" className={styles.head} />
      </marker>
    </defs>
  );
}
