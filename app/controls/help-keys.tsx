"use client";

import { useId, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import styles from "./help.module.css";
import { keysSwitch } from "./keys-switch.ts";

/** A key, or some that belong together, and what a page does on it. */
export interface KeyLine {
  /** As an event names them. */
  keys: readonly string[];
  does: string;
}

/** What each key of a page does, and the switch for all of them. */
export function HelpKeys({ lines }: { lines: readonly KeyLine[] }) {
  const { views } = useText().text;
  const { help } = useMore();
  const [isOn, setIsOn] = useState(keysSwitch.isOn);
  const hint = useId();
  const shown: Record<string, string> = { " ": views.space, Escape: "Esc" };

  const turn = (next: boolean) => {
    keysSwitch.isOn = next;
    setIsOn(next);
  };

  return (
    <section>
      <h3>{help.keys}</h3>
      <dl className={styles.list} data-off={!isOn || undefined}>
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{shown[key] ?? key.toUpperCase()}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>{help.off}</p>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint}
          onChange={({ target }) => turn(target.checked)}
        />
        {help.on}
      </label>
      <p id={hint}>{help.onHint}</p>
    </section>
  );
}
