"use client";

import { useEffect, useRef } from "react";
import { later } from "../later.tsx";
import { useHasBegun } from "../panels/use-has-begun.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import styles from "./timeline.module.css";
import type { TimelineState } from "./use-timeline.ts";

const Drawing = later(async () => (await import("./drawing.tsx")).Drawing);

/**
 * The lanes on a canvas, drawn once there is something on them; a click chooses a mark. It takes
 * its height and the size of its letters from the style sheet.
 */
export function Picture({ timeline }: { timeline: TimelineState }) {
  const { text } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { comparison, setIsSeen } = timeline;
  const hasBegun = useHasBegun(comparison);

  useEffect(() => {
    if (!canvas.current) return;
    const observer = new IntersectionObserver((entries) => {
      setIsSeen(entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [setIsSeen]);

  return (
    <div className={styles.picture}>
      <div className={styles.marks} aria-hidden="true">
        {transportIds.map((id) => (
          <span key={id} data-transport={id} />
        ))}
      </div>
      <canvas
        ref={canvas}
        id="timeline"
        role="img"
        aria-label={text.timeline.picture}
        className={styles.canvas}
      />
      {hasBegun && <Drawing canvas={canvas} timeline={timeline} />}
    </div>
  );
}
