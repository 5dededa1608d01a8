"use client";

import type { ReactNode } from "react";
import type { MarkName } from "../text/en-tools.ts";
import { useMore } from "../text/use-more.ts";
import styles from "./help.module.css";

const tick = <rect x="21" y="5" width="4" height="14" />;

/** Each mark as the canvas draws it, 46 × 24. */
const pictures: Record<MarkName, ReactNode> = {
  empty: <g fill="none">{tick}</g>,
  answered: tick,
  held: (
    <>
      <rect x="3" y="8" width="38" height="8" fill="none" />
      <path d="M8 16l8-8M15 16l8-8M22 16l8-8M29 16l8-8" strokeWidth="1" />
      <rect x="39" y="5" width="4" height="14" />
    </>
  ),
  failed: <path d="M19 8l8 8M27 8l-8 8" />,
  sent: <path d="M18 16l5-7 5 7" fill="none" />,
  socket: (
    <>
      <path d="M4 5v14M4 12h6" strokeWidth="1.5" />
      <path d="M10 12h34" strokeWidth="3" />
    </>
  ),
  news: <circle cx="23" cy="12" r="4.5" />,
  frame: <circle cx="23" cy="12" r="2" />,
  flight: (
    <>
      <circle cx="12" cy="5" r="2.5" />
      <path d="M12 5l20 15" strokeWidth="1" />
    </>
  ),
  connection: (
    <>
      <text x="3" y="12" stroke="none">
        TCP 7
      </text>
      <path d="M3 17h40" />
    </>
  ),
};

const names = Object.keys(pictures) as MarkName[];

/** What the marks of the timeline mean. */
export function HelpMarks() {
  const { help } = useMore();
  return (
    <section>
      <h3>{help.marks}</h3>
      <dl className={`${styles.list} ${styles.marks}`}>
        {names.map((name) => (
          <div key={name}>
            <dt>
              <svg viewBox="0 0 46 24" width="46" height="24" aria-hidden="true">
                {pictures[name]}
              </svg>
            </dt>
            <dd>{help.meanings[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
