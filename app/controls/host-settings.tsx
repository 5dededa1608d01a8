"use client";

import { useState } from "react";
import { bounds, type ChatterSettings, chatterPatterns } from "#wire";
import { type Host, hostOf } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import { surroundingsKey } from "../swr-keys.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import styles from "./settings-menu.module.css";
import { useTask } from "./use-task.ts";

interface HostSettingsProps {
  room: string;
  surroundings: Surroundings;
}

const rates = [0, 0.5, 1.3, 5, 20, 200, 1000] as const;

/** What the host sets for everybody in the room; guests see what is in force. */
export function HostSettings({ room, surroundings: { chatter } }: HostSettingsProps) {
  const { text, format } = useText();
  const { host: words } = useMore();
  const host = hostOf(room);
  const [bytes, setBytes] = useState(24);
  const { run: ask, failed } = useTask(async (what: (by: Host) => Promise<unknown>) => {
    if (!host) return;
    const { mutate } = await import("swr");
    await what(host);
    await mutate(surroundingsKey(room));
  });
  const chat = (next: Partial<ChatterSettings>) => {
    const now = chatter.running ? chatter : { ratePerSecond: 0, pattern: "poisson" as const };
    const settings = {
      ratePerSecond: now.ratePerSecond,
      pattern: now.pattern,
      bytes,
      seed: 1,
      ...next,
    };
    ask((by) => (settings.ratePerSecond > 0 ? by.chat(settings) : by.hush()));
  };
  const rate = chatter.running ? chatter.ratePerSecond : 0;

  return (
    <fieldset className={styles.host} disabled={!host}>
      <legend>{host ? words.title : words.guest}</legend>
      <label className={styles.field}>
        <span>{words.rate}</span>
        <select
          value={rate}
          onChange={({ target }) => chat({ ratePerSecond: Number(target.value) })}
        >
          {withValue(rates, rate).map((perSecond) => (
            <option key={perSecond} value={perSecond}>
              {perSecond === 0 ? words.none : words.perSecond(format.ratio(perSecond))}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>{words.pattern}</span>
        <select
          value={chatter.running ? chatter.pattern : "poisson"}
          disabled={!chatter.running}
          onChange={({ target }) => chat({ pattern: target.value as ChatterSettings["pattern"] })}
        >
          {chatterPatterns.map((pattern) => (
            <option key={pattern} value={pattern}>
              {words.patterns[pattern]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>{words.bytes}</span>
        <input
          type="number"
          min={bounds.bytes[0]}
          max={bounds.bytes[1]}
          value={bytes}
          onChange={({ target }) => setBytes(Number(target.value))}
          onBlur={() => chatter.running && chat({ bytes })}
        />
      </label>
      {failed && <p role="alert">⚠ {text.causes[failed]}</p>}
    </fieldset>
  );
}

/** The choices, and the value in force where it is none of them. */
function withValue(choices: readonly number[], value: number): number[] {
  return [...new Set([...choices, value])].sort((a, b) => a - b);
}
