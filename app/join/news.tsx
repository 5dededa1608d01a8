import { useEffect, useRef, useState } from "react";
import type { Message } from "#wire";
import type { PanelMessages } from "../panels/panel.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { useEventWords } from "./use-event-words.ts";

/** Between two sums, ms: whoever listens must not be drowned by a flood. */
const everyMs = 5000;

interface NewsProps {
  view: PanelMessages;
  event: Message | undefined;
}

/** For those who listen: what the host did at once, and how many messages came every now and then. */
export function News({ view, event }: NewsProps) {
  const words = useJoinWords();
  const { format } = useText();
  const tell = useEventWords();
  const total = view.earlier + view.rows.length;
  const latest = useRef(total);
  latest.current = total;
  const [sum, setSum] = useState("");

  useEffect(() => {
    let before = latest.current;
    const timer = setInterval(() => {
      const fresh = latest.current - before;
      before = latest.current;
      if (fresh > 0) setSum(words.news(fresh, format));
    }, everyMs);
    return () => clearInterval(timer);
  }, [words, format]);

  return (
    <div className="visually-hidden">
      <p role="status">{event && tell(event)}</p>
      <p role="status">{sum}</p>
    </div>
  );
}
