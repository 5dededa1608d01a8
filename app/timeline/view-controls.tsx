"use client";

import { useText } from "../text/text-provider.tsx";
import styles from "./timeline.module.css";
import { liveView, scrubbed, slowed, spans, still, type View } from "./view.ts";

/** The farthest one can look back, ms. */
const mostBackMs = 120_000;

/** Span, pause, slow motion and the way back. */
export function ViewControls({ view, onChange }: { view: View; onChange(view: View): void }) {
  const { text, format } = useText();
  const words = text.timeline;
  const change = (make: (now: number) => View) => onChange(make(performance.now()));
  const isLive = view.mode === "live";
  return (
    <span className={styles.controls}>
      {spans.map((spanMs) => (
        <button
          key={spanMs}
          type="button"
          aria-pressed={view.spanMs === spanMs}
          onClick={() => onChange({ ...view, spanMs })}
        >
          {format.ms(spanMs)}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={!isLive}
        onClick={() => change((now) => (isLive ? still(view, now) : liveView(view.spanMs, now)))}
      >
        {isLive ? `‖ ${words.stop}` : `▶ ${words.live}`}
      </button>
      <button
        type="button"
        aria-pressed={view.mode === "slow"}
        onClick={() =>
          change((now) => (view.mode === "slow" ? liveView(view.spanMs, now) : slowed(view, now)))
        }
      >
        ×0.1
      </button>
      <input
        type="range"
        min={0}
        max={mostBackMs}
        step={500}
        aria-label={words.back}
        // To the right is the present, as on the picture.
        value={isLive ? mostBackMs : Math.max(0, mostBackMs - (view.setAt - view.end))}
        onChange={({ target }) => {
          const backMs = mostBackMs - Number(target.value);
          change((now) =>
            backMs === 0 ? liveView(view.spanMs, now) : scrubbed(view, backMs, now),
          );
        }}
      />
    </span>
  );
}
