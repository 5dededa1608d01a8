"use client";

import type { Phone } from "#wire-class";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import styles from "./pictures.module.css";
import { placeOf, stripOf } from "./strip.ts";
import { BothWall, useWallWords } from "./wall-words.tsx";

/** Lines of the axis, ms; a person calls what comes before the first "at once", before the second "soon". */
const lines = [10, 100, 1000, 10_000] as const;
const strong: readonly number[] = [100, 1000];
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
const newestOf = (phones: readonly Phone[]) =>
  Math.max(0, ...phones.map(({ last }) => last?.seq ?? 0));

interface StripPlotProps {
  /** Those that are here. */
  phones: readonly Phone[];
  /** Whether any phone, be it gone by now, told of a message. */
  hasTold: boolean;
}

/** How old the last message was when each phone had it: one mark a phone, those that wait for a newer one pale. */
export function StripPlot({ phones, hasTold }: StripPlotProps) {
  const { format } = useText();
  const words = useWallWords();
  const newest = newestOf(phones);
  const late = new Set(
    phones.filter(({ last }) => last && last.seq < newest).map((one) => one.handle),
  );
  return (
    <figure className={styles.strip}>
      <figcaption>
        <BothWall say={(shown) => shown.age} />
      </figcaption>
      <div className={styles.plot} role="img" aria-label={words.ages.picture}>
        {lines.map((ms) => (
          <span
            key={ms}
            className={styles.line}
            data-strong={strong.includes(ms) || undefined}
            style={{ left: percent(placeOf(ms)) }}
          >
            <span>{ms === 100 ? "0.1 s" : format.ms(ms)}</span>
          </span>
        ))}
        {transportIds.map((id) => (
          <div key={id} className={styles.lane} data-transport={id}>
            {stripOf(phones.filter(({ transport }) => transport === id)).map(({ handle, x, y }) => (
              <i
                key={handle}
                data-late={late.has(handle) || undefined}
                style={{ left: percent(x), top: percent(y) }}
              />
            ))}
          </div>
        ))}
        {!hasTold && <p className={styles.none}>{words.ages.none}</p>}
      </div>
    </figure>
  );
}
