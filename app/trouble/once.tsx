"use client";

import { useId, useState } from "react";
import type { FaultSettings } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import styles from "./fields.module.css";
import { secondsOf } from "./in-force.ts";
import { useLeft } from "./use-left.ts";
import type { TroubleHand } from "./use-trouble.ts";

/** Outages one can begin, ms. */
const outages = [3000, 10_000, 30_000] as const;

interface OnceProps {
  faults: FaultSettings;
  hand: TroubleHand;
}

/** An outage: it begins at once and ends by itself. */
export function Outage({ faults, hand }: OnceProps) {
  const { text, format } = useText();
  const { outage } = text.trouble;
  const { faults: words } = useMore();
  const left = useLeft(faults.outageMs);
  const note = useId();
  return (
    <fieldset className={styles.choice} aria-describedby={note}>
      <legend>{words.outageMs.name}</legend>
      <div className={styles.options}>
        {left > 0 ? (
          <>
            <strong>{outage.left(secondsOf(left, format))}</strong>
            <button type="button" onClick={() => void hand.change({ outageMs: 0 })}>
              {outage.end}
            </button>
          </>
        ) : (
          outages.map((outageMs) => (
            <button
              key={outageMs}
              type="button"
              aria-label={outage.begin(format.ms(outageMs))}
              onClick={() => void hand.change({ outageMs })}
            >
              {format.ms(outageMs)}
            </button>
          ))
        )}
      </div>
      <small id={note}>{words.outageMs.why}</small>
    </fieldset>
  );
}

/** Cuts all connections, once. */
export function Cut({ hand }: Pick<OnceProps, "hand">) {
  const { faults: words, sheet } = useMore();
  const { cut } = sheet;
  const [isCut, setIsCut] = useState(false);
  const note = useId();
  const strike = async () => {
    setIsCut(false);
    setIsCut(await hand.change({ cut: true }));
  };
  return (
    <div className={styles.switch}>
      <div className={styles.options}>
        <button type="button" aria-describedby={note} onClick={() => void strike()}>
          {cut.now}
        </button>
        <span role="status">{isCut && cut.done}</span>
      </div>
      <small id={note}>{words.cut.why}</small>
    </div>
  );
}
