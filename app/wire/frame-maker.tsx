import { useId } from "react";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { opcodes } from "./frame.ts";
import { type FrameForm, madeFrame } from "./made-frame.ts";
import sections from "./sections.module.css";
import styles from "./wire.module.css";

interface FrameMakerProps {
  form: FrameForm;
  onMake(form: FrameForm): void;
}

/** Where another form of the length begins, and before it. */
const lengths = [0, 125, 126, 65_535, 65_536];

/** What a frame shall be. */
export function FrameMaker({ form, onMake }: FrameMakerProps) {
  const { playground, field } = useWireWords();
  const { format } = useText();
  const id = useId();
  const set = (change: Partial<FrameForm>) => onMake({ ...form, ...change });
  const made = madeFrame(form);

  return (
    <section className={sections.section} aria-label={playground.make}>
      <h2>{playground.make}</h2>
      <label htmlFor={`${id}payload`}>{playground.payload}</label>
      <textarea
        id={`${id}payload`}
        rows={2}
        spellCheck={false}
        value={form.payload}
        onChange={({ target }) => set({ payload: target.value })}
      />
      <div className={styles.controls}>
        <label htmlFor={`${id}as`}>{playground.as}</label>
        <select
          id={`${id}as`}
          value={form.isHex ? "hex" : "text"}
          onChange={({ target }) => set({ isHex: target.value === "hex" })}
        >
          <option value="text">{playground.text}</option>
          <option value="hex">{playground.hex}</option>
        </select>
        <label htmlFor={`${id}opcode`}>{playground.opcode}</label>
        <select
          id={`${id}opcode`}
          value={form.opcode}
          onChange={({ target }) => set({ opcode: Number(target.value) })}
        >
          {Object.values(opcodes).map((opcode) => (
            <option key={opcode} value={opcode}>
              {opcode} {field.opcodes[opcode]}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={form.isFinal}
            onChange={({ target }) => set({ isFinal: target.checked })}
          />
          {playground.isFinal}
        </label>
        <label>
          <input
            type="checkbox"
            checked={form.isMasked}
            onChange={({ target }) => set({ isMasked: target.checked })}
          />
          {playground.isMasked}
        </label>
        <label htmlFor={`${id}key`}>{playground.key}</label>
        <input
          id={`${id}key`}
          value={form.key}
          disabled={!form.isMasked}
          size={12}
          spellCheck={false}
          onChange={({ target }) => set({ key: target.value })}
        />
      </div>
      <fieldset className={styles.controls}>
        <legend>{playground.lengths}</legend>
        {lengths.map((length) => (
          <button
            key={length}
            type="button"
            onClick={() => set({ payload: "a".repeat(length), isHex: false })}
          >
            {field.cost(length, format)}
          </button>
        ))}
      </fieldset>
      {"wrong" in made && (
        <p role="alert">⚠ {made.wrong === "key" ? playground.wrongKey : playground.wrongPayload}</p>
      )}
    </section>
  );
}
