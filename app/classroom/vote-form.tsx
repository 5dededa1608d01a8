"use client";

import { type FormEvent, useId, useState } from "react";
import { classBounds, type Vote } from "#wire-class";
import { randomId } from "../ids.ts";
import styles from "./sheet.module.css";
import type { Commands } from "./use-commands.ts";
import type { WallControls } from "./use-wall-controls.ts";
import { useWallWords } from "./wall-words.tsx";

interface VoteFormProps {
  vote: Vote | null;
  controls: WallControls;
  commands: Commands;
  onDone(): void;
}

const [fewest, most] = classBounds.choices;

/** Opens a vote; an open one is closed first. */
export function VoteForm({ vote, controls, commands, onDone }: VoteFormProps) {
  const words = useWallWords().vote;
  const hint = useId();
  const [question, setQuestion] = useState("");
  const [choices, setChoices] = useState<readonly string[]>(Array(fewest).fill(""));
  const { run } = commands;
  const said = choices.map(trim).filter((choice) => choice !== "");
  const isDoubled = new Set(said).size < said.length;

  if (vote?.isOpen) {
    const close = () => run(words.close, (host) => host.tell({ type: "vote-over", id: vote.id }));
    return (
      <>
        <p>{vote.question}</p>
        <button type="button" data-primary onClick={() => void close()}>
          {words.close}
        </button>
      </>
    );
  }

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (isDoubled) return;
    const asked = { id: randomId(), question: question.trim(), choices: choices.map(trim) };
    const isDone = await run(words.open, (host) => host.tell({ type: "vote", vote: asked }));
    if (isDone) onDone();
  };
  const change = (at: number, text: string) =>
    setChoices(choices.map((choice, i) => (i === at ? text : choice)));

  return (
    <form className={styles.form} onSubmit={(event) => void open(event)}>
      {vote && vote.id !== controls.removedVote && (
        <button type="button" onClick={() => controls.removeVote(vote.id)}>
          {words.remove}
        </button>
      )}
      <label>
        {words.question}
        <input
          required
          maxLength={classBounds.question[1]}
          value={question}
          onChange={({ target }) => setQuestion(target.value)}
        />
      </label>
      {choices.map((choice, i) => (
        // A choice is its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <label key={i}>
          {words.choice(i + 1)}
          <input
            required
            maxLength={classBounds.choice[1]}
            aria-invalid={isSaidBefore(choices, i) || undefined}
            aria-describedby={isDoubled ? hint : undefined}
            value={choice}
            onChange={({ target }) => change(i, target.value)}
          />
        </label>
      ))}
      <p id={hint} className={styles.refused} role="status">
        {isDoubled && `⚠ ${words.twice}`}
      </p>
      <div className={styles.buttons}>
        <button
          type="button"
          disabled={choices.length >= most}
          onClick={() => setChoices([...choices, ""])}
        >
          {words.more}
        </button>
        <button
          type="button"
          disabled={choices.length <= fewest}
          onClick={() => setChoices(choices.slice(0, -1))}
        >
          {words.less}
        </button>
      </div>
      <button type="submit" data-primary>
        {words.open}
      </button>
    </form>
  );
}

/** The server refuses a choice that is there already. */
function isSaidBefore(choices: readonly string[], at: number): boolean {
  const choice = trim(choices[at] ?? "");
  return choice !== "" && choices.findIndex((other) => trim(other) === choice) < at;
}

const trim = (text: string) => text.trim();
