import { useEffect, useState } from "react";
import type { Panel } from "../panels/panel.ts";
import { useStore } from "../panels/use-store.ts";
import type { Store } from "../store.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import styles from "./phone.module.css";

/** How long the counters stay inverted where nothing may move, ms. */
const litMs = 1000;

/** What this phone counted on its transport. */
export function Counters({ panel, flashes }: { panel: Panel; flashes: Store<number> }) {
  const { text, format } = useText();
  const words = useJoinWords();
  const { seen, ages } = useStore(panel.numbers);
  const isLit = useIsLit(useStore(flashes));
  const half = ages.p50 === undefined ? text.tooFew : format.ms(ages.p50);
  const last = ages.last === undefined ? text.noMessage : format.ms(ages.last);
  return (
    <dl className={styles.counters} data-lit={isLit || undefined}>
      <Counter name={text.requests(seen.requests)} value={format.count(seen.requests)} isMain />
      <Counter name={words.messages(seen.messages)} value={format.count(seen.messages)} isMain />
      <Counter name={text.lastMessage} value={last} />
      <Counter name={text.half} value={half} />
    </dl>
  );
}

function Counter({ name, value, isMain }: { name: string; value: string; isMain?: boolean }) {
  return (
    <div data-main={isMain}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** True for a second from each flash on. */
function useIsLit(count: number): boolean {
  const [isLit, setIsLit] = useState(false);
  useEffect(() => {
    if (count === 0) return;
    setIsLit(true);
    const timer = setTimeout(() => setIsLit(false), litMs);
    return () => clearTimeout(timer);
  }, [count]);
  return isLit;
}
