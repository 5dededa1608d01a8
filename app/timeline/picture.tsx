"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { later } from "../later.tsx";
import { useHasBegun } from "../panels/use-has-begun.ts";
import { useText } from "../text/text-provider.tsx";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import { draw } from "./draw.ts";
import { fit } from "./fit.ts";
import { markAt } from "./hit.ts";
import { layOut } from "./lay-out.ts";
import { type Palette, readPalette } from "./palette.ts";
import styles from "./timeline.module.css";
import type { TimelineState } from "./use-timeline.ts";

const AskedRecords = later(async () => (await import("./asked-records.tsx")).AskedRecords);

/** With reduced motion the picture is renewed this seldom, ms. */
const calmMs = 1000;
/** The picture may take this share of the time; a flood then moves it less often, not the page. */
const share = 0.15;
/** The theme may change, ms. */
const paletteMs = 1000;

/** The lanes on a canvas; a click chooses a mark. It takes its height and the size of its letters from the style sheet. */
export function Picture({ timeline }: { timeline: TimelineState }) {
  const { text } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { comparison, records, shown, chosen, setChosen, isSeen, setIsSeen } = timeline;
  const { clock, recording } = comparison;
  const hasBegun = useHasBegun(comparison);
  const isMoving = isSeen && shown.mode !== "still";

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let palette: Palette | undefined;
    let paletteAt = 0;
    let drawnAt = 0;
    let tookMs = 0;
    let request = 0;

    const picture = () => {
      const now = performance.now();
      // Drawn out of turn, as when the canvas changes its size, it must not begin a second loop.
      cancelAnimationFrame(request);
      if (isMoving) request = requestAnimationFrame(picture);
      if (isCalm && isMoving && now - drawnAt < calmMs) return;
      if (isMoving && now - drawnAt < tookMs / share) return;
      drawnAt = now;
      if (!palette || now - paletteAt > paletteMs) {
        palette = readPalette(element, transportIds);
        paletteAt = now;
      }
      const size = fit(element, context);
      draw(context, {
        layout: layOut(size, transportIds, shown, now),
        palette,
        marks: recording.marks,
        flights: recording.flights,
        records,
        toLocal: -clock.offset.ms - performance.timeOrigin,
        slack: (clock.offset.error ?? 0) + 2,
        chosen,
        now,
        holds: (id) => transports[id as TransportId].uses.some((name) => name === "holdS"),
        nowLabel: isMoving && shown.mode === "live" ? text.timeline.now : "",
      });
      tookMs = performance.now() - now;
    };
    picture();
    const resized = new ResizeObserver(picture);
    resized.observe(element);
    return () => {
      resized.disconnect();
      cancelAnimationFrame(request);
    };
  }, [shown, isMoving, records, chosen, recording, clock, text]);

  useEffect(() => {
    if (!canvas.current) return;
    const observer = new IntersectionObserver((entries) => {
      setIsSeen(entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [setIsSeen]);

  const choose = ({ nativeEvent, currentTarget }: MouseEvent<HTMLCanvasElement>) => {
    const now = performance.now();
    const { scale, ...size } = fit(currentTarget);
    const at = { x: nativeEvent.offsetX / scale, y: nativeEvent.offsetY / scale };
    setChosen(markAt(at, recording.marks, layOut(size, transportIds, shown, now), now));
  };

  return (
    <div className={styles.picture}>
      <div className={styles.marks} aria-hidden="true">
        {transportIds.map((id) => (
          <span key={id} data-transport={id} />
        ))}
      </div>
      {hasBegun && <AskedRecords timeline={timeline} />}
      <canvas
        ref={canvas}
        id="timeline"
        role="img"
        aria-label={text.timeline.picture}
        className={styles.canvas}
        onClick={choose}
      />
    </div>
  );
}
