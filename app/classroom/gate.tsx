"use client";

import { type FormEvent, useState } from "react";
import { asFailure, type Cause } from "../failure.ts";
import { useText } from "../text/text-provider.tsx";
import { takeClass } from "./class-host.ts";
import styles from "./gate.module.css";
import { useWallWords } from "./wall-words.tsx";

interface GateProps {
  room: string;
  /** What the server said to whoever is here. */
  cause: Cause;
  code: string | null | undefined;
  onKey(): void;
}

/** No key, or a wrong one: says so, and asks for it. */
export function Gate({ room, cause, code, onKey }: GateProps) {
  const { causes } = useText().text;
  const { guest } = useWallWords();
  const [key, setKey] = useState("");
  const [refused, setRefused] = useState<Cause>(cause);
  const why =
    refused === "unauthorized"
      ? guest.noKey
      : refused === "forbidden"
        ? guest.wrongKey
        : causes[refused];

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await takeClass(room, key.trim());
      onKey();
    } catch (thrown) {
      setRefused(asFailure(thrown).code);
    }
  };

  return (
    <main className={styles.gate}>
      <h1>{guest.title}</h1>
      <p>{guest.what}</p>
      <p role="alert" className={styles.why}>
        ⚠ {why}
      </p>
      <form onSubmit={(event) => void enter(event)}>
        <label>
          {guest.key}
          <input
            required
            type="password"
            autoComplete="off"
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
        </label>
        <button type="submit" data-primary>
          {guest.enter}
        </button>
      </form>
      <p>
        {code && <a href={`/j/${code}`}>{guest.join}</a>} <a href="/class">{guest.class}</a>
      </p>
    </main>
  );
}
