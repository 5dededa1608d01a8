"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "#wire";
import { useText } from "../text/text-provider.tsx";
import styles from "./messages.module.css";
import type { Pending } from "./outgoing.ts";
import type { PanelMessages } from "./panel.ts";

interface MessagesProps {
  name: string;
  view: PanelMessages;
  isOwn(id: string): boolean;
}

/** Within this of the end the reader wants to see what comes, px. */
const nearEnd = 24;
/** New rows of one update that light up. */
const mostLit = 5;

/** What came in, pinned to the end while the reader is there; then what is still on its way out. */
export function Messages({ name, view, isOwn }: MessagesProps) {
  const { text, format } = useText();
  const list = useRef<HTMLDivElement>(null);
  const [isPinned, setIsPinned] = useState(true);
  const total = view.earlier + view.rows.length;
  const [seenTotal, setSeenTotal] = useState(0);
  const isFast = useIsFast(total);
  const isFlood = useIsFlood(total);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view is what moves the end
  useLayoutEffect(() => {
    if (!isPinned || !list.current) return;
    list.current.scrollTop = list.current.scrollHeight;
    setSeenTotal(total);
  }, [view, isPinned, total]);

  const scrolled = () => {
    if (!list.current) return;
    const { scrollHeight, scrollTop, clientHeight } = list.current;
    setIsPinned(scrollHeight - scrollTop - clientHeight <= nearEnd);
  };

  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        data-flood={isFlood || undefined}
        role="log"
        aria-label={text.list.label(name)}
        aria-live={isFast ? "off" : "polite"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scrolled}
      >
        <ol>
          {view.isCut && <li className={styles.note}>{text.list.cut}</li>}
          {view.earlier > 0 && (
            <li className={styles.note}>{text.list.earlier(view.earlier, format)}</li>
          )}
          {total === 0 && view.pending.length === 0 && (
            <li className={styles.note}>{text.list.empty}</li>
          )}
          {view.rows.map((message) => (
            <Row key={message.seq} message={message} isOwn={isOwn(message.id)} />
          ))}
          {view.pending.slice(-20).map((pending) => (
            <PendingRow key={pending.draft.id} pending={pending} />
          ))}
        </ol>
      </div>
      {!isPinned && total > seenTotal && (
        <button type="button" className={styles.newer} onClick={() => setIsPinned(true)}>
          {text.list.newer(total - seenTotal, format)}
        </button>
      )}
      {isFast && <Summary total={total} />}
    </div>
  );
}

function Row({ message, isOwn }: { message: Message; isOwn: boolean }) {
  const { text, format } = useText();
  const { author, via, acceptedAt } = message;
  const other = via === "server" ? text.list.server : author || text.list.nobody;
  return (
    <li className={styles.row} data-seq={message.seq}>
      <b>{isOwn ? text.list.you : other}</b>
      <span className={styles.text}>{message.text}</span>
      <time dateTime={new Date(acceptedAt).toISOString()}>{format.time(acceptedAt)}</time>
    </li>
  );
}

function PendingRow({ pending: { draft, state, cause } }: { pending: Pending }) {
  const { list, causes } = useText().text;
  const refused = list.refused(cause ? causes[cause] : "");
  return (
    <li className={styles.row} data-state={state}>
      <b>{list.you}</b>
      <span className={styles.text}>{draft.text}</span>
      <em>{state === "refused" ? `⚠ ${refused}` : list[state]}</em>
    </li>
  );
}

/** More new rows at once than anybody can look at: lighting each up would cost more than drawing them. */
function useIsFlood(total: number): boolean {
  const before = useRef(total);
  const isFlood = total - before.current > mostLit;
  useEffect(() => {
    before.current = total;
  }, [total]);
  return isFlood;
}

/** More than one message a second would drown a listener; a sum every 5 s then speaks for them. */
function useIsFast(total: number): boolean {
  const latest = useRef(total);
  latest.current = total;
  const [isFast, setIsFast] = useState(false);
  useEffect(() => {
    let before = latest.current;
    const timer = setInterval(() => {
      setIsFast(latest.current - before > 5);
      before = latest.current;
    }, 5000);
    return () => clearInterval(timer);
  }, []);
  return isFast;
}

function Summary({ total }: { total: number }) {
  const { text, format } = useText();
  const latest = useRef(total);
  latest.current = total;
  const [said, setSaid] = useState("");
  useEffect(() => {
    let before = latest.current;
    const timer = setInterval(() => {
      setSaid(text.list.summary(latest.current - before, format));
      before = latest.current;
    }, 5000);
    return () => clearInterval(timer);
  }, [text, format]);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}
