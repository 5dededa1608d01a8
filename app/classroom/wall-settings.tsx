"use client";

import useSWR from "swr";
import { type AudienceInfo, type ClassInfo, type ClassSettings, classPaths } from "#wire-class";
import { callApi } from "../api.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import { Choice } from "./choice.tsx";
import styles from "./sheet.module.css";
import type { Commands } from "./use-commands.ts";
import { useWallWords } from "./wall-words.tsx";

interface WallSettingsProps {
  room: string;
  info: ClassInfo;
  surroundings: Surroundings;
  commands: Commands;
}

const shares = [0, 1, 2, 3];
const intervalsMs = [500, 1000, 2000, 5000];
const holdsS = [5, 10, 25, 55];
const roundTripsMs = [0, 100, 300, 1000, 2000];
const rates = [0, 0.5, 1, 5, 20];
const slowMs = [0, 1000, 3000, 10_000];
const crowds = [0, 10, 30, 100, 200];

/** What holds for every phone of the class, at once. */
export function WallSettings({ room, info, surroundings, commands: { run } }: WallSettingsProps) {
  const { text, format } = useText();
  const { settings: words } = useWallWords();
  const audience = useSWR(
    ["audience", room],
    () => callApi<AudienceInfo>(classPaths.audience(room)),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  const { chatter, faults } = surroundings;
  const ms = (value: number) => (value === 0 ? words.none : format.ms(value));
  const set = (what: string, change: Partial<ClassSettings>) =>
    void run(what, (host) => host.set(change));
  const simulate = async (clients: number) => {
    await run(words.simulated, (host) =>
      clients > 0 ? host.simulate({ clients }) : host.dismiss(),
    );
    await audience.mutate().catch(() => {});
  };

  return (
    <div className={styles.form}>
      <fieldset>
        <legend>{words.shares}</legend>
        {transportIds.map((id) => (
          <Choice
            key={id}
            label={text.transports[id].name}
            values={shares}
            value={info.shares[id] ?? 1}
            say={format.count}
            onChoose={(share) => set(words.shares, { shares: { ...info.shares, [id]: share } })}
          />
        ))}
      </fieldset>
      <Choice
        label={words.interval}
        values={intervalsMs}
        value={info.intervalMs}
        say={ms}
        onChoose={(intervalMs) => set(words.interval, { intervalMs })}
      />
      <Choice
        label={words.hold}
        values={holdsS}
        value={info.holdS}
        say={(s) => ms(s * 1000)}
        onChoose={(holdS) => set(words.hold, { holdS })}
      />
      <Choice
        label={words.roundTrip}
        values={roundTripsMs}
        value={faults.delayMs}
        say={ms}
        onChoose={(delayMs) => void run(words.roundTrip, (host) => host.setFaults({ delayMs }))}
      />
      <Choice
        label={words.chatter}
        values={rates}
        value={chatter.running ? chatter.ratePerSecond : 0}
        say={(rate) => (rate === 0 ? words.none : words.perSecond(format.ratio(rate)))}
        onChoose={(rate) => void run(words.chatter, (host) => host.chat(rate))}
      />
      <Choice
        label={words.simulated}
        values={crowds}
        value={audience.data?.running ? audience.data.clients : 0}
        say={(n) => (n === 0 ? words.none : format.count(n))}
        onChoose={(clients) => void simulate(clients)}
      />
      <Choice
        label={words.slow}
        values={slowMs}
        value={info.slowMs}
        say={ms}
        onChoose={(least) => set(words.slow, { slowMs: least })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={info.freeText}
          onChange={({ target }) => set(words.freeText, { freeText: target.checked })}
        />
        {words.freeText}
      </label>
    </div>
  );
}
