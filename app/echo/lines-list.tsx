import { useEffect, useRef, useState } from "react";
import { lobby } from "#wire";
import { writeClipboard } from "../controls/clipboard.ts";
import { memory, remembered } from "../memory.ts";
import { useEchoWords } from "../text/use-echo-words.ts";
import styles from "./echo.module.css";
import { type LineId, type Lines, lineIds, linesFor } from "./lines.ts";

/** Programs to copy, with the page's own origin and the visitor's room; the lobby where there is none. */
export function LinesList() {
  const words = useEchoWords();
  const [lines, setLines] = useState<Lines>();
  useEffect(() => {
    const room = memory.get(remembered.ownRoom) ?? lobby;
    setLines(linesFor(window.location.origin, room));
  }, []);
  return (
    <section aria-label={words.lines} className={styles.lines}>
      <h2>{words.lines}</h2>
      <p>{words.linesLead}</p>
      {lines && lineIds.map((id) => <Line key={id} id={id} code={lines[id]} />)}
    </section>
  );
}

function Line({ id, code }: { id: LineId; code: string }) {
  const words = useEchoWords();
  const [said, setSaid] = useState("");
  const text = useRef<HTMLPreElement>(null);

  const copy = async () => {
    const isCopied = await writeClipboard(code);
    if (!isCopied && text.current) window.getSelection()?.selectAllChildren(text.current);
    setSaid(isCopied || document.execCommand("copy") ? words.copied : words.notCopied);
  };
  return (
    <section className={styles.line} aria-label={words.names[id]}>
      <h3>{words.names[id]}</h3>
      <p>{words.notes[id]}</p>
      {/* It may be wider than the page. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre ref={text} tabIndex={0}>
        {code}
      </pre>
      <button type="button" aria-label={words.copyOf(words.names[id])} onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status">{said}</span>
    </section>
  );
}
