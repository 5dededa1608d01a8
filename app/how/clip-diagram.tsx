"use client";

import styles from "./diagram.module.css";
import { Arrowheads, Lanes } from "./lanes.tsx";
import type { Mark } from "./marks.ts";
import { useLabel } from "./use-label.ts";
import { wayOf } from "./ways.ts";

const rowPx = 44;
const headPx = 28;
/** So that the picture does not grow while its first steps are drawn. */
const leastRows = 4;

/** A sequence diagram: one row a step, the last of them being drawn. */
export function ClipDiagram({ marks, shown }: { marks: readonly Mark[]; shown: number }) {
  const height = headPx + Math.max(leastRows, marks.length) * rowPx + 8;
  return (
    <svg className={styles.diagram} width="100%" height={height} aria-hidden="true">
      <Arrowheads />
      <Lanes height={height} top={headPx} />
      {marks.slice(0, shown).map((mark, index) => (
        <Row key={mark.n} mark={mark} y={headPx + index * rowPx} isLast={index === shown - 1} />
      ))}
    </svg>
  );
}

function Row({ mark, y, isLast }: { mark: Mark; y: number; isLast: boolean }) {
  const label = useLabel();
  const way = wayOf[mark.kind];
  const [from, to] = way === "down" ? ["86%", "15%"] : ["14%", "85%"];
  return (
    <g data-kind={mark.kind} data-last={isLast || undefined}>
      <text x="50%" y={y + 16}>
        {label(mark)}
      </text>
      {(way === "up" || way === "down") && (
        <line
          className={styles.arrow}
          pathLength={1}
          x1={from}
          y1={y + 24}
          x2={to}
          y2={y + 36}
          markerEnd="url(#arrowhead)"
        />
      )}
      {way === "stays" && <line className={styles.stay} x1="86%" y1={y + 8} x2="86%" y2={y + 36} />}
      {way === "breaks" && (
        <>
          <line className={styles.broken} x1="14%" y1={y + 30} x2="46%" y2={y + 30} />
          <text className={styles.cross} x="50%" y={y + 36}>
            ✕
          </text>
        </>
      )}
    </g>
  );
}
