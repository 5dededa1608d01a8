"use client";

import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { BugSwitches } from "./bug-switches.tsx";
import { ChatterChoice } from "./chatter-choice.tsx";
import { FaultFields } from "./fault-fields.tsx";
import styles from "./trouble.module.css";
import { usePhrases } from "./use-phrases.ts";
import { useTrouble } from "./use-trouble.ts";

export interface TroubleSheetProps {
  comparison: Comparison;
  surroundings: Surroundings;
  /** The id of the sheet it is on. */
  sheet: string;
}

/** Trouble on purpose: what the host makes and everybody has. Guests see what is in force. */
export function TroubleSheet({ comparison, surroundings, sheet }: TroubleSheetProps) {
  const { faults, chatter } = surroundings;
  const { trouble, causes, views } = useText().text;
  const { sheet: words } = useMore();
  const hand = useTrouble(comparison);
  const phrases = usePhrases(faults);

  return (
    <>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        <button type="button" disabled={!hand.isHost} onClick={() => void hand.normal()}>
          {trouble.normal}
        </button>
        <button type="button" popoverTarget={sheet} popoverTargetAction="hide">
          {views.close}
        </button>
        {!hand.isHost && <p>{words.guest}</p>}
        <p>{phrases.length > 0 ? trouble.inForce(phrases.join(" · ")) : words.nothing}</p>
        {hand.failed && <p role="alert">⚠ {trouble.failed(causes[hand.failed])}</p>}
      </div>
      <fieldset className={styles.part} disabled={!hand.isHost}>
        <legend>{words.network}</legend>
        <FaultFields faults={faults} hand={hand} />
      </fieldset>
      <fieldset className={styles.part} disabled={!hand.isHost}>
        <legend>{words.bugs}</legend>
        <p>{words.bugsHint}</p>
        <ChatterChoice inForce={chatter} onChoose={(settings) => void hand.chat(settings)} />
        <BugSwitches inForce={faults.bugs} onPlant={(bugs) => void hand.plant(bugs)} />
      </fieldset>
    </>
  );
}
