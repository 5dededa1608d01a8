"use client";

import { type BugName, bugNames } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { bugsOf } from "../transports/bugs/index.ts";
import { transportIds } from "../transports/index.ts";
import { BugCode } from "./bug-code.tsx";
import styles from "./bugs.module.css";
import { withBug } from "./bugs.ts";
import { Switch } from "./switch.tsx";

interface BugSwitchesProps {
  inForce: readonly BugName[];
  onPlant(bugs: BugName[]): void;
}

/** Mistakes from the wild, to be switched on and watched. */
export function BugSwitches({ inForce, onPlant }: BugSwitchesProps) {
  const { text } = useText();
  const { bugs: names } = text.trouble;
  const { bugs, code } = useMore();
  const panelsOf = (bug: BugName) =>
    transportIds
      .filter((id) => bugsOf(id, [bug]).length > 0)
      .map((id) => text.transports[id].name)
      .join(" · ");
  return bugNames.map((bug) => {
    const { wrong, who, see } = bugs[bug];
    return (
      <Switch
        key={bug}
        name={names[bug]}
        why={wrong}
        isOn={inForce.includes(bug)}
        onSwitch={(isOn) => onPlant(withBug(inForce, bug, isOn))}
      >
        <dl className={styles.facts}>
          <dt>{code.panel}</dt>
          <dd>{panelsOf(bug)}</dd>
          <dt>{code.who}</dt>
          <dd>{who}</dd>
          <dt>{code.see}</dt>
          <dd>{see}</dd>
        </dl>
        <BugCode bug={bug} />
      </Switch>
    );
  });
}
