import type { Vote } from "#wire-class";

/** Who answered what in the newest vote. It is not kept: a server that starts again counts from 0. */
export interface Answers {
  /** What a phone said counts as its answer, if it is one; its last one counts. */
  heard(vote: Vote | null, handle: string, text: string): void;
  /** By choice. */
  count(vote: Vote | null): number[];
}

/** Phones that may answer one vote. */
const mostAnswers = 1000;

export function createAnswers(): Answers {
  let votedOn: string | undefined;
  const answers = new Map<string, string>();

  /** Answers to an earlier question are none to this one. */
  function turnTo(vote: Vote): void {
    const question = JSON.stringify([vote.id, vote.choices]);
    if (votedOn !== question) answers.clear();
    votedOn = question;
  }

  return {
    heard(vote, handle, text) {
      if (!vote?.isOpen || !vote.choices.includes(text)) return;
      turnTo(vote);
      if (answers.has(handle) || answers.size < mostAnswers) answers.set(handle, text);
    },
    count(vote) {
      if (!vote) return [];
      turnTo(vote);
      const counts = new Map(vote.choices.map((choice) => [choice, 0]));
      for (const text of answers.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
      return [...counts.values()];
    },
  };
}
