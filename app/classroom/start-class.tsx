"use client";

import { type FormEvent, useId, useState } from "react";
import { asFailure, type Cause } from "../failure.ts";
import { useText } from "../text/text-provider.tsx";
import { useClassWords } from "../text/use-class-words.ts";
import { transportIds } from "../transports/index.ts";
import { makeClass, takeClass } from "./class-host.ts";
import type { Gone } from "./gone.ts";
import styles from "./start.module.css";

interface StartClassProps {
  gone: Gone | undefined;
  onReady(room: string): void;
}

/** No class yet: makes one, or takes one back with its key. */
export function StartClass({ gone, onReady }: StartClassProps) {
  const { text } = useText();
  const { start } = useClassWords();
  const [isBusy, setIsBusy] = useState(false);
  const [cause, setCause] = useState<Cause>();
  const [room, setRoom] = useState("");
  const [key, setKey] = useState("");
  const id = useId();
  const reasons: Partial<Record<Cause, string>> = {
    "room-not-found": start.over,
    unauthorized: start.noKey,
    forbidden: start.wrongKey,
  };
  const failed: Cause | undefined =
    cause ?? (gone === "over" ? "room-not-found" : gone === "forbidden" ? "forbidden" : undefined);

  const attempt = async (ready: () => Promise<string>) => {
    setIsBusy(true);
    setCause(undefined);
    try {
      onReady(await ready());
    } catch (thrown) {
      setCause(asFailure(thrown).code);
      setIsBusy(false);
    }
  };
  const take = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => takeClass(room.trim(), key.trim()));
  };

  return (
    <main id="panels" className={styles.start} tabIndex={-1}>
      <h1>{start.title}</h1>
      <p>{start.what}</p>
      <p className={styles.ways}>
        {transportIds.map((id) => (
          <span key={id} data-transport={id}>
            {" "}
            {text.transports[id].name}
          </span>
        ))}
      </p>
      <button type="button" data-primary disabled={isBusy} onClick={() => void attempt(makeClass)}>
        {isBusy ? start.making : start.make}
      </button>
      {failed && (
        <p role="alert" className={styles.error}>
          ⚠ {reasons[failed] ?? start.failed(text.causes[failed])}
        </p>
      )}
      <details>
        <summary>{start.back}</summary>
        <form onSubmit={take}>
          <p>{start.backWhat}</p>
          <label htmlFor={`${id}-room`}>{start.room}</label>
          <input
            id={`${id}-room`}
            required
            autoComplete="off"
            spellCheck={false}
            value={room}
            onChange={({ target }) => setRoom(target.value)}
          />
          <label htmlFor={`${id}-key`}>{start.key}</label>
          <input
            id={`${id}-key`}
            required
            type="password"
            autoComplete="off"
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
          <button type="submit" disabled={isBusy}>
            {start.take}
          </button>
        </form>
      </details>
    </main>
  );
}
