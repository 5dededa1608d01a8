"use client";

import { useText } from "../text/text-provider.tsx";
import { Picture } from "./picture.tsx";
import styles from "./timeline.module.css";
import type { TimelineState } from "./use-timeline.ts";

/** Only the picture, as large as the place it is given. */
export function BareTimeline({ timeline }: { timeline: TimelineState }) {
  const { text } = useText();
  return (
    <figure className={styles.bare} aria-label={text.timeline.title}>
      <Picture timeline={timeline} />
    </figure>
  );
}
