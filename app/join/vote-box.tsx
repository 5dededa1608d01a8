import { useId } from "react";
import type { Vote } from "#wire-class";
import type { PanelMessages } from "../panels/panel.ts";
import { useJoinWords } from "../text/use-join-words.ts";
import { blockOf } from "./block.ts";
import type { PhoneState } from "./phone.ts";
import styles from "./sections.module.css";

interface VoteBoxProps {
  vote: Vote;
  state: PhoneState;
  view: PanelMessages;
  onChoose(choice: string): void;
}

/** A question with closed answers; the last one counts. */
export function VoteBox({ vote, state, view, onChoose }: VoteBoxProps) {
  const words = useJoinWords();
  const titleId = useId();
  const block = blockOf(state);
  const given = state.answer?.id === vote.id ? state.answer : undefined;
  const sent = view.pending.find(({ draft }) => draft.id === given?.draft)?.state;
  const chosen = sent === "refused" ? undefined : given?.choice;
  const isStill = !vote.isOpen || block !== undefined;
  const say = () => {
    if (sent === "refused") return words.vote.refused;
    if (!vote.isOpen) return words.vote.over;
    if (sent === "sending") return words.vote.sending;
    return chosen === undefined ? words.vote.choose : words.vote.counted;
  };
  return (
    <section className={styles.vote} aria-labelledby={titleId}>
      <h2 id={titleId}>{vote.question}</h2>
      <div className={styles.choices}>
        {vote.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === chosen}
            disabled={isStill}
            onClick={() => onChoose(choice)}
          >
            <span aria-hidden="true">{choice === chosen ? "✓" : ""}</span>
            {choice}
          </button>
        ))}
      </div>
      <p role="status">{vote.isOpen && block ? words.blocks[block] : say()}</p>
    </section>
  );
}
