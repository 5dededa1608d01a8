"use client";

import { useId } from "react";
import type { ChatterInfo, ChatterSettings } from "#wire";
import { presets } from "../presets.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import styles from "./fields.module.css";

interface ChatterChoiceProps {
  inForce: ChatterInfo;
  onChoose(settings: ChatterSettings | undefined): void;
}

/** What the server says while one looks at a bug; a preset would say the same and take the bug away. */
export function ChatterChoice({ inForce, onChoose }: ChatterChoiceProps) {
  const { format } = useText();
  const { host, sheet } = useMore();
  const { chatter: words } = sheet;
  const group = useId();
  const steady = presets.steady.chatter;
  const burst = presets.burst.chatter;
  const choices = [
    { name: words.nothing, settings: undefined },
    { name: host.perSecond(format.ratio(steady.ratePerSecond)), settings: steady },
    { name: host.patterns.burst, settings: burst },
  ];
  return (
    <fieldset className={styles.choice}>
      <legend>{words.name}</legend>
      <div className={styles.options}>
        {choices.map(({ name, settings }) => (
          <label key={name}>
            <input
              type="radio"
              name={group}
              checked={isInForce(settings, inForce)}
              onChange={() => onChoose(settings)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function isInForce(settings: ChatterSettings | undefined, now: ChatterInfo): boolean {
  if (!settings || !now.running) return !settings && !now.running;
  return settings.pattern === now.pattern && settings.ratePerSecond === now.ratePerSecond;
}
