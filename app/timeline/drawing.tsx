"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import { draw } from "./draw.ts";
import { fit } from "./fit.ts";
import { markAt } from "./hit.ts";
import { layOut } from "./lay-out.ts";
import { type Palette, readPalette } from "./palette.ts";
import { place } from "./records.ts";
import { useRecords } from "./use-records.ts";
import type { TimelineState } from "./use-timeline.ts";

/** With reduced motion the picture is renewed this seldom, ms. */
const calmMs = 1000;
/** The picture may take this share of the time; a flood then moves it less often, not the page. */
const share = 0.15;
/** The theme may change, ms. */
const paletteMs = 1000;

interface DrawingProps {
  canvas: RefObject<HTMLCanvasElement | null>;
  timeline: TimelineState;
}

/** Draws on a canvas what is seen of the timeline; a click there chooses a mark. */
export function Drawing({ canvas, timeline }: DrawingProps) {
  const { text } = useText();
  const { comparison, records, setRecords, shown, chosen, setChosen, isSeen } = timeline;
  const { clock, recording, room, state } = comparison;
  const { isPaused, client } = useStore(state);
  const isMoving = isSeen && shown.mode !== "still";

  const found = useRecords(room, client, isSeen && !isPaused);
  useEffect(() => setRecords(place(found, clock.offset.ms)), [found, clock, setRecords]);

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
  }, [canvas, shown, isMoving, records, chosen, recording, clock, text]);

  const choose = useEffectEvent(({ offsetX, offsetY }: MouseEvent, element: HTMLCanvasElement) => {
    const now = performance.now();
    const { scale, ...size } = fit(element);
    const at = { x: offsetX / scale, y: offsetY / scale };
    setChosen(markAt(at, recording.marks, layOut(size, transportIds, shown, now), now));
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const listen = (event: MouseEvent) => choose(event, element);
    element.addEventListener("click", listen);
    return () => element.removeEventListener("click", listen);
  }, [canvas]);

  return null;
}
