"use client";

import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useIsPhone } from "../phone/use-is-phone.ts";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";
import { usePhrases } from "./use-phrases.ts";
import { useTrouble } from "./use-trouble.ts";

interface InForceLineProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** What trouble is in force, in one line, and the host's way out of it. */
export function InForceLine({ comparison, surroundings: { faults } }: InForceLineProps) {
  const { text } = useText();
  const { trouble, causes } = text;
  const hand = useTrouble(comparison);
  // On a phone there is room to say it once: the bugs stand on their strips.
  const isPhone = useIsPhone();
  const phrases = usePhrases(isPhone ? { ...faults, bugs: [] } : faults);
  if (phrases.length === 0) return null;
  return (
    <div className={styles.line} data-in-force>
      <p>{trouble.inForce(phrases.join(" · "))}</p>
      {hand.isHost && (
        <button type="button" onClick={() => void hand.normal()}>
          {trouble.normal}
        </button>
      )}
      {hand.failed && <p role="alert">⚠ {trouble.failed(causes[hand.failed])}</p>}
    </div>
  );
}
