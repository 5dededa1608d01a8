import { type FormEvent, useId, useState } from "react";
import { sizes } from "#wire";
import { presetTexts } from "#wire-class";
import type { Language } from "../text/language.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { blockOf } from "./block.ts";
import styles from "./phone.module.css";
import type { PhoneState } from "./phone.ts";

/** Says one of the texts the class knows; what one likes only where the host allows it. */
export function Say({ state, onSay }: { state: PhoneState; onSay(text: string): void }) {
  const words = useJoinWords();
  const { text, language, format } = useText();
  const titleId = useId();
  const { slowMs, freeText } = state.settings;
  const block = blockOf(state);
  const { name } = text.transports[state.transport];
  const signs = presetTexts.filter((said) => !/\p{Letter}/u.test(said));
  const phrases = presetTexts.filter((said) => languageOf(said) === language);

  return (
    <section className={styles.say} aria-labelledby={titleId}>
      <h2 id={titleId}>{words.say(name)}</h2>
      <div className={styles.signs}>
        {signs.map((sign) => (
          <Preset key={sign} text={sign} isOff={block !== undefined} onSay={onSay} />
        ))}
      </div>
      <div className={styles.phrases}>
        {phrases.map((phrase) => (
          <Preset key={phrase} text={phrase} isOff={block !== undefined} onSay={onSay} />
        ))}
      </div>
      {freeText && <FreeText isOff={block !== undefined} onSay={onSay} />}
      <p className={styles.block} role="status">
        {block && `⚠ ${words.blocks[block]}`}
      </p>
      {slowMs > 0 && block !== "slow" && (
        <p className={styles.note}>{words.slow(format.ms(slowMs))}</p>
      )}
    </section>
  );
}

/** The language of a phrase; a sign has none. */
function languageOf(said: string): Language | undefined {
  if (/\p{Script=Han}/u.test(said)) return "zh-CN";
  return /\p{Letter}/u.test(said) ? "en" : undefined;
}

interface PresetProps {
  text: string;
  isOff: boolean;
  onSay(text: string): void;
}

function Preset({ text, isOff, onSay }: PresetProps) {
  return (
    <button type="button" disabled={isOff} onClick={() => onSay(text)}>
      {text}
    </button>
  );
}

function FreeText({ isOff, onSay }: Omit<PresetProps, "text">) {
  const { composer } = useText().text;
  const words = useJoinWords();
  const [draft, setDraft] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if (text === "" || isOff) return;
    onSay(text);
    setDraft("");
  };
  return (
    <form className={styles.free} onSubmit={submit}>
      <input
        aria-label={words.free}
        placeholder={composer.placeholder}
        value={draft}
        maxLength={sizes.textChars}
        autoComplete="off"
        enterKeyHint="send"
        disabled={isOff}
        onChange={({ target }) => setDraft(target.value)}
      />
      <button type="submit" disabled={isOff}>
        {composer.send}
      </button>
    </form>
  );
}
