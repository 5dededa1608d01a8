"use client";

import { useEffect, useState } from "react";
import styles from "./diagram.module.css";
import { Arrowheads, Lanes } from "./lanes.tsx";
import type { Mark } from "./marks.ts";
import { spansOf } from "./spans.ts";
import { useLabel } from "./use-label.ts";
import { wayOf } from "./ways.ts";

/** What is shown, ms. */
const windowMs = 20_000;
const height = 420;
const headPx = 28;
const everyMs = 250;
/** Labels closer than this would stand on each other. */
const labelPx = 18;

/** The last 20 seconds, by time; where less motion is wanted it stands still between two steps. */
export function LiveDiagram({ marks }: { marks: readonly Mark[] }) {
  const label = useLabel();
  const now = useNow(marks.at(-1)?.at ?? 0);
  const from = now - windowMs;
  const place = (at: number) =>
    headPx + ((Math.max(at, from) - from) / windowMs) * (height - headPx - 8);
  const recent = marks.filter(({ at }) => at >= from);
  const spans = spansOf(marks).filter(({ to }) => to === undefined || to >= from);
  let free = height + labelPx;
  const labelled = new Set<number>();
  for (const { n, at, kind } of [...recent].reverse()) {
    const isNews = kind === "delivered" || kind === "said" || kind === "lost";
    if (!isNews || free - place(at) < labelPx) continue;
    labelled.add(n);
    free = place(at);
  }
  return (
    <svg className={styles.diagram} width="100%" height={height} aria-hidden="true">
      <Arrowheads />
      <Lanes height={height} top={headPx} />
      {spans.map((span) => (
        <line
          key={span.from}
          className={styles.span}
          x1="86%"
          x2="86%"
          y1={place(span.from)}
          y2={place(span.to ?? now)}
        />
      ))}
      {recent.map((mark) => {
        const y = place(mark.at);
        const way = wayOf[mark.kind];
        return (
          <g key={mark.n} data-kind={mark.kind}>
            {(way === "up" || way === "down") && (
              <line
                className={styles.thin}
                x1={way === "up" ? "14%" : "86%"}
                x2={way === "up" ? "85%" : "15%"}
                y1={y}
                y2={y}
                markerEnd={mark.kind === "empty" ? undefined : "url(#arrowhead)"}
              />
            )}
            {mark.kind === "said" && <circle className={styles.dot} cx="86%" cy={y} r={6} />}
            {labelled.has(mark.n) && (
              <text x="50%" y={Math.max(headPx + 12, y - 5)}>
                {label(mark)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The right edge of time: it goes on by itself, unless less motion is wanted. */
function useNow(last: number): number {
  const [now, setNow] = useState(last);
  useEffect(() => {
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const tick = () => setNow(performance.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, last);
}
