"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { asFailure } from "../failure.ts";
import { useJoinWords } from "../text/use-join-words.ts";
import { faultOf, findClass, readCode } from "./code.ts";
import styles from "./code-form.module.css";
import { type Trouble, useTroubleWords } from "./use-trouble-words.ts";

interface CodeFormProps {
  /** What was typed before. */
  code?: string;
  /** Why that did not work. */
  trouble?: Trouble;
}

/** Takes a code from the projector and goes where it leads. */
export function CodeForm({ code: first = "", trouble: before }: CodeFormProps) {
  const words = useJoinWords();
  const [code, setCode] = useState(first);
  const [trouble, setTrouble] = useState(before);
  const [isLooking, setIsLooking] = useState(false);
  const said = useTroubleWords(trouble);
  const field = useRef<HTMLInputElement>(null);
  const [hintId, troubleId] = [useId(), useId()];
  useEffect(() => {
    field.current?.focus();
    // What was typed before the page ran stands in the field alone.
    setCode((known) => readCode(field.current?.value ?? "") || known);
  }, []);

  const look = async () => {
    const fault = faultOf(code);
    if (fault) return setTrouble({ cause: fault });
    setIsLooking(true);
    try {
      const room = await findClass(window.location.origin, code);
      if (room !== undefined) return window.location.assign(`/j/${code}`);
      setTrouble({ cause: "unknown" });
    } catch (thrown) {
      const failure = asFailure(thrown);
      setTrouble({ cause: failure.code, retryAfterMs: failure.retryAfterMs });
    }
    setIsLooking(false);
    field.current?.select();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLooking) void look();
  };

  return (
    <main className={styles.page}>
      <h1>{words.title}</h1>
      <form className={styles.form} action="/j" onSubmit={submit} noValidate>
        <label htmlFor={`${hintId}field`}>{words.field}</label>
        <input
          ref={field}
          id={`${hintId}field`}
          name="code"
          value={code}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-describedby={`${hintId} ${troubleId}`}
          aria-invalid={said !== undefined}
          onChange={({ target, nativeEvent }) => {
            // What an input method composes must not be taken from under it.
            const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
            setCode(isComposing ? target.value : readCode(target.value));
            setTrouble(undefined);
          }}
          onCompositionEnd={({ currentTarget }) => setCode(readCode(currentTarget.value))}
        />
        <p id={hintId}>{words.hint}</p>
        <p id={troubleId} className={styles.trouble} role="alert">
          {said !== undefined && `⚠ ${said}`}
        </p>
        <button type="submit" data-primary aria-disabled={isLooking}>
          {isLooking ? words.looking : words.join}
        </button>
      </form>
    </main>
  );
}
