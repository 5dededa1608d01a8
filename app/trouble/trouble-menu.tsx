"use client";

import { useId, useState } from "react";
import sheets from "../controls/settings-menu.module.css";
import { later } from "../later.tsx";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { usePhrases } from "./in-force-line.tsx";
import styles from "./trouble.module.css";
import { useTrouble } from "./use-trouble.ts";

const BugSwitches = later(async () => (await import("./bug-switches.tsx")).BugSwitches);
const ChatterChoice = later(async () => (await import("./chatter-choice.tsx")).ChatterChoice);
const FaultFields = later(async () => (await import("./fault-fields.tsx")).FaultFields);

interface TroubleMenuProps {
  comparison: Comparison;
  surroundings: Surroundings;
}

/** Trouble on purpose: what the host makes and everybody has. Guests see what is in force. */
export function TroubleMenu({ comparison, surroundings: { faults, chatter } }: TroubleMenuProps) {
  const { trouble, causes, views } = useText().text;
  const hand = useTrouble(comparison);
  const phrases = usePhrases(faults);
  const menu = useId();
  const [wasOpened, setWasOpened] = useState(false);

  return (
    <div className={sheets.menu}>
      <button type="button" popoverTarget={menu}>
        <span aria-hidden="true">⚡</span> {trouble.open}
      </button>
      <div
        id={menu}
        popover="auto"
        className={`${sheets.sheet} ${styles.sheet}`}
        onBeforeToggle={() => setWasOpened(true)}
      >
        <div className={styles.head}>
          <h2>{trouble.title}</h2>
          <button type="button" disabled={!hand.isHost} onClick={() => void hand.normal()}>
            {trouble.normal}
          </button>
          <button type="button" popoverTarget={menu} popoverTargetAction="hide">
            {views.close}
          </button>
          <p>
            {!hand.isHost && `${trouble.guest} `}
            {phrases.length > 0 ? trouble.inForce(phrases.join(" · ")) : trouble.nothing}
          </p>
          {hand.failed && <p role="alert">⚠ {trouble.failed(causes[hand.failed])}</p>}
        </div>
        <fieldset className={styles.part} disabled={!hand.isHost}>
          <legend>{trouble.network}</legend>
          {wasOpened && <FaultFields faults={faults} hand={hand} />}
        </fieldset>
        <fieldset className={styles.part} disabled={!hand.isHost}>
          <legend>{trouble.bugs.title}</legend>
          <p>{trouble.bugs.hint}</p>
          {wasOpened && (
            <>
              <ChatterChoice inForce={chatter} onChoose={(settings) => void hand.chat(settings)} />
              <BugSwitches inForce={faults.bugs} onPlant={(bugs) => void hand.plant(bugs)} />
            </>
          )}
        </fieldset>
      </div>
    </div>
  );
}
