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
  const latest = useRef(view);
  latest.current = view;
  const [sum, setSum] = useState("");

  useEffect(() => {
    let before = latest.current;
    const timer = setInterval(() => {
      const fresh = freshIn(latest.current, before);
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

/** How many messages came since, without what the host did: that is told word by word. */
function freshIn(view: PanelMessages, before: PanelMessages): number {
  const total = ({ earlier, rows }: PanelMessages) => earlier + rows.length;
  const known = before.rows.at(-1)?.seq ?? 0;
  const events = view.rows.filter(({ kind, seq }) => kind === "event" && seq > known);
  return total(view) - total(before) - events.length;
}
