"use client";

import type { Vote } from "#wire-class";
import type { Format } from "../text/format.ts";
import styles from "./vote.module.css";
import { useWallWords } from "./wall-words.tsx";

interface VoteBarsProps {
  vote: Vote;
  /** By choice. */
  answers: readonly number[];
  format: Format;
}

/** The vote as it stands, a bar for each choice. */
export function VoteBars({ vote, answers, format }: VoteBarsProps) {
  const words = useWallWords();
  const all = answers.reduce((sum, n) => sum + n, 0);
  return (
    <section className={styles.vote} aria-label={vote.question}>
      <h2>
        {vote.question}{" "}
        <small>
          {words.answers(all, format)}
          {!vote.isOpen && `, ${words.vote.isOver}`}
        </small>
      </h2>
      <ol>
        {vote.choices.map((choice, i) => {
          const n = answers[i] ?? 0;
          return (
            <li key={choice}>
              <span className={styles.choice}>{choice}</span>
              <strong>{format.count(n)}</strong>
              <span
                className={styles.share}
                style={{ width: `${all > 0 ? (100 * n) / all : 0}%` }}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
