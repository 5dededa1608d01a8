"use client";

import type { ClassView } from "#wire-class";
import styles from "./sheet.module.css";
import { useBoard } from "./use-board.ts";
import type { Commands } from "./use-commands.ts";
import { useWallWords } from "./wall-words.tsx";

interface MessageBoardProps {
  room: string;
  client: string;
  view: ClassView;
  commands: Commands;
}

/** What the class said, newest first, and what the host can do about it. Texts are shown as text, whatever they hold. */
export function MessageBoard({ room, client, view, commands: { run } }: MessageBoardProps) {
  const { messages: words } = useWallWords();
  const rows = useBoard(room, client);
  const numbers = new Map(view.phones.map(({ handle }, i) => [handle, i + 1]));
  const muted = new Set(view.phones.filter(({ isMuted }) => isMuted).map(({ handle }) => handle));
  const hide = (seq: number) => void run(words.hide, (host) => host.tell({ type: "hide", seq }));
  const mute = (handle: string) => {
    const what = muted.has(handle) ? words.unmute : words.mute;
    void run(what, (host) => host.tell({ type: "mute", handle, muted: !muted.has(handle) }));
  };
  const clear = () => void run(words.clear, (host) => host.tell({ type: "clear" }));

  return (
    <>
      <p>{words.what}</p>
      <button type="button" disabled={rows.length === 0} onClick={clear}>
        {words.clear}
      </button>
      {rows.length === 0 && <p>{words.empty}</p>}
      <ol className={styles.rows}>
        {rows.toReversed().map(({ seq, id, text, isHidden }) => {
          const handle = view.senders[id];
          const phone = handle === undefined ? undefined : numbers.get(handle);
          return (
            <li key={seq}>
              <p>
                <small>
                  {seq}
                  {phone !== undefined && ` · ${words.phone(phone)}`}
                </small>{" "}
                <span>{isHidden ? `(${words.hidden})` : text}</span>
              </p>
              {!isHidden && (
                <button type="button" onClick={() => hide(seq)}>
                  {words.hide}
                </button>
              )}
              {handle !== undefined && (
                <button type="button" onClick={() => mute(handle)}>
                  {muted.has(handle) ? words.unmute : words.mute}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
