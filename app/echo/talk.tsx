import { type FormEvent, useId, useState } from "react";
import { useStore } from "../panels/use-store.ts";
import { useEchoWords } from "../text/use-echo-words.ts";
import { fromHex } from "../wire/bytes.ts";
import { ListBox } from "../wire/list-box.tsx";
import { PacketRow } from "../wire/packet-row.tsx";
import { Viewer } from "../wire/viewer.tsx";
import styles from "../wire/wire.module.css";
import type { EchoSocket } from "./echo-socket.ts";

/** Connects to the echo, sends, and shows the frames. */
export function EchoTalk({ echo }: { echo: EchoSocket }) {
  const words = useEchoWords();
  const { state, code, wasOpen, frames } = useStore(echo.state);
  const [chosen, setChosen] = useState<number>();
  const looked = frames.find(({ id }) => id === chosen) ?? frames.at(-1);

  const closed = code !== undefined && (wasOpen ? words.closedBy(String(code)) : words.failed);
  return (
    <>
      <div className={styles.controls}>
        <button
          type="button"
          data-primary
          disabled={state === "connecting"}
          onClick={state === "open" ? echo.disconnect : echo.connect}
        >
          {state === "open" ? words.disconnect : words.connect}
        </button>
        <span role="status">{state === "closed" && closed ? closed : words.states[state]}</span>
      </div>
      <Composer isOpen={state === "open"} onSend={echo.send} />
      <ListBox
        label={words.list}
        className={styles.packets}
        entries={frames}
        chosen={looked?.id}
        onChoose={setChosen}
        Row={PacketRow}
        isPinned
      />
      {looked ? (
        <Viewer key={looked.id} looked={looked} />
      ) : (
        <p className={styles.muted}>{words.none}</p>
      )}
      <p className={styles.lead}>{words.computed}</p>
    </>
  );
}

interface ComposerProps {
  isOpen: boolean;
  onSend(payload: string | Uint8Array<ArrayBuffer>): void;
}

function Composer({ isOpen, onSend }: ComposerProps) {
  const words = useEchoWords();
  const [isHex, setIsHex] = useState(false);
  const [draft, setDraft] = useState("hello 你好");
  const [isWrong, setIsWrong] = useState(false);
  const select = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const payload = isHex ? fromHex(draft) : draft;
    setIsWrong(payload === undefined);
    if (payload !== undefined) onSend(payload);
  };
  return (
    <form className={styles.controls} onSubmit={submit}>
      <input
        aria-label={words.message}
        value={draft}
        autoComplete="off"
        onChange={({ target }) => setDraft(target.value)}
      />
      <label htmlFor={select}>{words.as}</label>
      <select
        id={select}
        value={isHex ? "hex" : "text"}
        onChange={({ target }) => setIsHex(target.value === "hex")}
      >
        <option value="text">{words.text}</option>
        <option value="hex">{words.hex}</option>
      </select>
      <button type="submit" disabled={!isOpen}>
        {words.send}
      </button>
      {isWrong && <span role="alert">⚠ {words.notHex}</span>}
    </form>
  );
}
