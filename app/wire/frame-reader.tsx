import { useDeferredValue, useId, useMemo } from "react";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { brokenFrames } from "./broken-frames.ts";
import { fromHex } from "./bytes.ts";
import { type Frame, type FrameProblem, readFrame, type Sender } from "./frame.ts";
import sections from "./sections.module.css";
import { Viewer } from "./viewer.tsx";
import styles from "./wire.module.css";

interface FrameReaderProps {
  hex: string;
  sender: Sender;
  onHex(hex: string): void;
  onSender(sender: Sender): void;
}

/** Reads a frame in hex, and tells what is wrong with it. */
export function FrameReader({ hex, sender, onHex, onSender }: FrameReaderProps) {
  const { playground } = useWireWords();
  const id = useId();
  const read = useDeferredValue(hex);
  const bytes = useMemo(() => fromHex(read), [read]);
  const frame = useMemo(() => bytes && readFrame(bytes, sender), [bytes, sender]);
  const looked = useMemo(
    () => frame && bytes && ({ kind: "frame", bytes, frame } as const),
    [bytes, frame],
  );
  const breakIt = (problem: FrameProblem) => {
    onHex(brokenFrames[problem].hex);
    onSender(brokenFrames[problem].sender);
  };

  return (
    <section className={sections.section} aria-label={playground.read}>
      <h2>{playground.read}</h2>
      <label htmlFor={`${id}hex`}>{playground.frame}</label>
      <textarea
        id={`${id}hex`}
        rows={3}
        className={sections.code}
        spellCheck={false}
        value={hex}
        onChange={({ target }) => onHex(target.value)}
      />
      <div className={styles.controls}>
        <label htmlFor={`${id}sender`}>{playground.sender}</label>
        <select
          id={`${id}sender`}
          value={sender}
          onChange={({ target }) => onSender(target.value as Sender)}
        >
          <option value="client">{playground.client}</option>
          <option value="server">{playground.server}</option>
        </select>
      </div>
      <details>
        <summary>{playground.examples}</summary>
        <div className={styles.controls}>
          {(Object.keys(brokenFrames) as FrameProblem[]).map((problem) => (
            <button key={problem} type="button" onClick={() => breakIt(problem)}>
              {playground.names[problem]}
            </button>
          ))}
        </div>
      </details>
      <div role="status">
        {frame && bytes ? (
          <Verdict frame={frame} size={bytes.length} />
        ) : (
          <p>⚠ {bytes ? playground.tooShort : playground.wrongFrame}</p>
        )}
      </div>
      {looked && <Viewer key={read} looked={looked} />}
    </section>
  );
}

/** What is wrong with a frame, or that nothing is. */
function Verdict({ frame, size }: { frame: Frame; size: number }) {
  const { playground, part, field } = useWireWords();
  const { format } = useText();
  const { problems, missing, headerBytes, length, payload } = frame;
  const more = size - headerBytes - length;
  return (
    <>
      {problems.length > 0 ? (
        <ul aria-label={playground.problems} className={sections.problems}>
          {problems.map((problem) => (
            <li key={problem}>⚠ {field.problems[problem]}</li>
          ))}
        </ul>
      ) : (
        missing === 0 && <p>✓ {playground.fine}</p>
      )}
      {missing > 0 && <p>⚠ {part(missing, format)}</p>}
      {missing === 0 && <p>{playground.back(payload.length, format)}</p>}
      {more > 0 && <p>{playground.more(more, format)}</p>}
    </>
  );
}
