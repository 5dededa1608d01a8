import { useId } from "react";
import type { Message } from "#wire";
import type { PanelMessages } from "../panels/panel.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { isReadable } from "./hear.ts";
import { News } from "./news.tsx";
import type { PhoneState } from "./phone.ts";
import styles from "./sections.module.css";
import { useEventWords } from "./use-event-words.ts";

interface HeardProps {
  state: PhoneState;
  view: PanelMessages;
  /** Connected: what was said before it came is there too. */
  isOpen: boolean;
  isOwn(messageId: string): boolean;
}

/** So many rows are shown: a phone is small. */
const mostRows = 30;
const mostPending = 5;

/** What came, the newest first: a hand needs no scrolling to see it. */
export function Heard({ state, view, isOpen, isOwn }: HeardProps) {
  const words = useJoinWords();
  const { list } = useText().text;
  const tell = useEventWords();
  const titleId = useId();
  const rows = view.rows
    .filter((message) => isReadable(state, message))
    .filter((message) => message.kind === "chat" || tell(message) !== undefined)
    .slice(-mostRows)
    .reverse();
  const pending = view.pending.slice(-mostPending).reverse();
  return (
    <section className={styles.heard} aria-labelledby={titleId}>
      <h2 id={titleId}>{words.heard}</h2>
      <News view={view} event={state.event} />
      <div role="log" aria-labelledby={titleId} aria-live="off">
        <ol>
          {pending.map(({ draft, state: standing, cause }) => (
            <Pending key={draft.id} text={draft.text} standing={standing} cause={cause} />
          ))}
          {!hasHeard(view) && (
            <li className={styles.note} data-known={isOpen}>
              {words.nothing}
            </li>
          )}
          {rows.map((message) => (
            <Row key={message.seq} message={message} isOwn={isOwn(message.id)} />
          ))}
          {view.isCut && <li className={styles.note}>{list.cut}</li>}
        </ol>
      </div>
    </section>
  );
}

/** Whether anybody said anything, also what is hidden by now or too old for the list. */
function hasHeard({ rows, earlier, isCut, pending }: PanelMessages): boolean {
  return pending.length > 0 || earlier > 0 || isCut || rows.some(({ kind }) => kind === "chat");
}

function Row({ message, isOwn }: { message: Message; isOwn: boolean }) {
  const { text, format } = useText();
  const tell = useEventWords();
  const { author, via, acceptedAt, seq, kind } = message;
  const isHost = kind === "event" || via === "server";
  const other = isHost ? text.list.server : author || text.list.nobody;
  return (
    <li className={styles.row} data-seq={seq} data-kind={kind}>
      <b>{isOwn ? text.list.you : other}</b>
      <span>{tell(message) ?? message.text}</span>
      <time dateTime={new Date(acceptedAt).toISOString()}>{format.time(acceptedAt)}</time>
    </li>
  );
}

function Pending({ text, standing, cause }: PendingProps) {
  const { list, causes } = useText().text;
  return (
    <li className={styles.row} data-state={standing}>
      <b>{list.you}</b>
      <span>{text}</span>
      <em>
        {standing === "refused" ? `⚠ ${list.refused(cause ? causes[cause] : "")}` : list[standing]}
      </em>
    </li>
  );
}

type PendingRow = PanelMessages["pending"][number];
interface PendingProps {
  text: string;
  standing: PendingRow["state"];
  cause: PendingRow["cause"];
}
