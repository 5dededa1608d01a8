"use client";

import { type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import { MarkDetails } from "./details.tsx";
import { draw } from "./draw.ts";
import { markAt } from "./hit.ts";
import { layOut } from "./layout.ts";
import { MarksTable } from "./marks-table.tsx";
import { type Palette, readPalette } from "./palette.ts";
import type { Mark } from "./recorder.ts";
import { place } from "./records.ts";
import styles from "./timeline.module.css";
import { useRecords } from "./use-records.ts";
import { liveView, still } from "./view.ts";
import { ViewControls } from "./view-controls.tsx";

/** With reduced motion the picture is renewed this seldom, ms. */
const calmMs = 1000;

/** The picture students take home: what was asked, held and pushed, on one time axis. */
export function Timeline({ comparison }: { comparison: Comparison }) {
  const { text } = useText();
  const { isPaused, client } = useStore(comparison.state);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState(() => liveView(10_000, performance.now()));
  const [chosen, setChosen] = useState<Mark>();
  const isSeen = useIsSeen(canvas);
  const found = useRecords(comparison.room, client, isSeen && !isPaused);
  const { clock, recording } = comparison;
  const records = useMemo(() => place(found, clock.offset.ms), [found, clock]);
  const shown = useMemo(
    () => (isPaused && view.mode === "live" ? still(view, performance.now()) : view),
    [isPaused, view],
  );
  const isMoving = isSeen && shown.mode !== "still";

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let palette: Palette | undefined;
    let paletteAt = 0;
    let drawnAt = 0;
    let request = 0;

    const picture = () => {
      const now = performance.now();
      if (isMoving) request = requestAnimationFrame(picture);
      if (isCalm && isMoving && now - drawnAt < calmMs) return;
      drawnAt = now;
      if (!palette || now - paletteAt > 1000) {
        palette = readPalette(element, transportIds);
        paletteAt = now;
      }
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = window.devicePixelRatio;
      if (
        element.width !== Math.round(width * ratio) ||
        element.height !== Math.round(height * ratio)
      ) {
        element.width = Math.round(width * ratio);
        element.height = Math.round(height * ratio);
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context, {
        layout: layOut({ width, height }, transportIds, shown, now),
        palette,
        marks: recording.marks,
        flights: recording.flights,
        records,
        toLocal: -clock.offset.ms - performance.timeOrigin,
        slack: (clock.offset.error ?? 0) + 2,
        chosen,
        now,
      });
    };
    picture();
    const resized = new ResizeObserver(picture);
    resized.observe(element);
    return () => {
      cancelAnimationFrame(request);
      resized.disconnect();
    };
  }, [shown, isMoving, records, chosen, recording, clock]);

  const choose = ({ nativeEvent: { offsetX: x, offsetY: y } }: MouseEvent<HTMLCanvasElement>) => {
    const now = performance.now();
    const { clientWidth: width, clientHeight: height } = canvas.current ?? document.body;
    const layout = layOut({ width, height }, transportIds, shown, now);
    setChosen(markAt({ x, y }, recording.marks, layout, now));
  };

  return (
    <figure className={styles.timeline} aria-label={text.timeline.title}>
      <figcaption className={styles.bar}>
        <span>{text.timeline.title}</span>
        <ViewControls view={view} onChange={setView} />
      </figcaption>
      <div className={styles.picture}>
        <div className={styles.marks} aria-hidden="true">
          {transportIds.map((id) => (
            <span key={id} data-transport={id} />
          ))}
        </div>
        <canvas
          ref={canvas}
          role="img"
          aria-label={text.timeline.picture}
          className={styles.canvas}
          onClick={choose}
        />
      </div>
      {chosen && (
        <MarkDetails
          mark={chosen}
          comparison={comparison}
          records={records}
          onClose={() => setChosen(undefined)}
        />
      )}
      <MarksTable comparison={comparison} records={records} onChoose={setChosen} />
    </figure>
  );
}

/** Whether the element is in sight: what is not looked at is not drawn. */
function useIsSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => {
      setIsSeen(entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}
