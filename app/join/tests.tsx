import { useId } from "react";
import { useStore } from "../panels/use-store.ts";
import type { Store } from "../store.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import styles from "./sections.module.css";
import type { Tested } from "./self-test.ts";

/** What this phone found out about its way to the server. */
export function Tests({ tested, onTest }: { tested: Store<Tested>; onTest(): void }) {
  const { tests, onlyHere } = useJoinWords();
  const { format } = useText();
  const titleId = useId();
  const { isReachable, isWebSocketAllowed, offset } = useStore(tested);
  const clock =
    offset.error === undefined
      ? `… ${tests.comparing}`
      : tests.clock(signed(offset.ms, format.ms), format.ms(Math.max(0.1, offset.error)));
  return (
    <section className={styles.tests} aria-labelledby={titleId}>
      <h2 id={titleId}>{tests.title}</h2>
      <ul>
        <Test is={isReachable} words={tests.reachable} />
        <Test is={isWebSocketAllowed} words={tests.webSocket} />
        <li>{clock}</li>
        <li>{onlyHere}</li>
      </ul>
      <button type="button" onClick={onTest}>
        {tests.again}
      </button>
    </section>
  );
}

interface TestProps {
  is: boolean | undefined;
  words: { yes: string; no: string; waiting: string };
}

function Test({ is, words }: TestProps) {
  if (is === undefined) return <li>… {words.waiting}</li>;
  return <li data-failed={!is || undefined}>{is ? `✓ ${words.yes}` : `⚠ ${words.no}`}</li>;
}

/** A duration with its sign. */
function signed(ms: number, format: (ms: number) => string): string {
  return (ms < 0 ? "−" : "+") + format(Math.abs(ms));
}
