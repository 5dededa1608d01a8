"use client";

import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import type { Arrival, Phone } from "#wire-class";
import { createClock } from "../meters/clock.ts";
import { languages } from "../text/language.ts";
import { fit } from "../timeline/fit.ts";
import { type Palette, readPalette } from "../timeline/palette.ts";
import { transportIds } from "../transports/index.ts";
import { drawClass } from "./draw-class.ts";
import styles from "./pictures.module.css";
import { BothWall, sayIn, useWallWords } from "./wall-words.tsx";

/** The picture is renewed this often, and with reduced motion this seldom, ms. */
const everyMs = 50;
const calmMs = 1000;
/** Clocks drift apart, ms. */
const syncMs = 60_000;

interface ClassTimelineProps {
  arrivals: readonly Arrival[];
  phones: readonly Phone[];
}

/** The last half minute of the whole class: a lane for each transport, in it a row for each phone. */
export function ClassTimeline({ arrivals, phones }: ClassTimelineProps) {
  const words = useWallWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const clock = useMemo(() => createClock(window.location.origin), []);
  const rows = useMemo(() => rowsOf(phones), [phones]);

  const draw = useEffectEvent((context: CanvasRenderingContext2D, palette: Palette) => {
    drawClass(context, {
      size: fit(context.canvas, context),
      palette,
      transports: transportIds,
      arrivals,
      rows,
      perLane: new Map(transportIds.map((id) => [id, countOf(phones, id)])),
      now: clock.now() + clock.offset.ms,
      accepted: languages.map((one) => sayIn(one).accepted).join(" "),
    });
  });

  useEffect(() => {
    const ending = new AbortController();
    const sync = () => void clock.sync(ending.signal);
    sync();
    const timer = setInterval(sync, syncMs);
    return () => {
      ending.abort();
      clearInterval(timer);
    };
  }, [clock]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const palette = readPalette(context.canvas, transportIds);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const picture = () => draw(context, palette);
    picture();
    const timer = setInterval(picture, isCalm ? calmMs : everyMs);
    const resized = new ResizeObserver(picture);
    resized.observe(context.canvas);
    return () => {
      clearInterval(timer);
      resized.disconnect();
    };
  }, []);

  return (
    <figure className={styles.times}>
      <figcaption>
        <BothWall say={(shown) => shown.arrivals} />
      </figcaption>
      <div className={styles.drawing}>
        <div className={styles.marks} aria-hidden="true">
          {transportIds.map((id) => (
            <span key={id} className={styles.mark} data-transport={id} />
          ))}
        </div>
        <canvas ref={canvas} role="img" aria-label={words.times.picture} />
      </div>
    </figure>
  );
}

const countOf = (phones: readonly Phone[], id: string) =>
  phones.filter(({ transport }) => transport === id).length;

/** Phones that use one transport share its lane; each keeps its row while it stays. */
function rowsOf(phones: readonly Phone[]): Map<string, number> {
  return new Map(
    transportIds.flatMap((id) => {
      const own = phones.filter(({ transport }) => transport === id);
      return own.map(({ handle }, i) => [handle, (i + 0.5) / own.length] as const);
    }),
  );
}
