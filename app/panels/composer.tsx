"use client";

import { type FormEvent, useState } from "react";
import { sizes } from "#wire";
import { useText } from "../text/text-provider.tsx";
import styles from "./panel.module.css";

/** Writes a message and sends it by the panel's own transport. */
export function Composer({ name, onSend }: { name: string; onSend(text: string): void }) {
  const { composer } = useText().text;
  const [draft, setDraft] = useState("");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if (text === "") return;
    onSend(text);
    setDraft("");
  };

  return (
    <form className={styles.composer} onSubmit={submit}>
      <input
        aria-label={composer.label(name)}
        placeholder={composer.placeholder}
        value={draft}
        maxLength={sizes.textChars}
        autoComplete="off"
        enterKeyHint="send"
        onChange={({ target }) => setDraft(target.value)}
      />
      <button type="submit" aria-label={composer.sendBy(name)}>
        {composer.send} <span aria-hidden="true">↵</span>
      </button>
    </form>
  );
}
