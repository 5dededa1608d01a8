import { useId } from "react";
import { download } from "../export/download.ts";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import { exportItems } from "./export-items.ts";
import type { WireSession, WireState } from "./session.ts";
import { TransportSelect } from "./transport-select.tsx";
import styles from "./wire.module.css";
import type { WireItem } from "./wire-log.ts";

/** Of whom packets are shown. */
export type Shown = "all" | TransportId;

const choices: readonly Shown[] = ["all", ...transportIds];

interface CaptureControlsProps {
  session: WireSession;
  state: WireState;
  shown: Shown;
  onShow(shown: Shown): void;
  items: readonly WireItem[];
}

/** Begins and ends the capture, clears, filters and exports it. */
export function CaptureControls({ session, state, shown, onShow, items }: CaptureControlsProps) {
  const words = useWireWords();
  const { text, format } = useText();
  const select = useId();
  const isOff = state.state === "stopped";
  const save = () => {
    const file = new Blob([exportItems(items)], { type: "application/json" });
    download(file, "wire.json");
  };
  return (
    <div className={styles.controls}>
      <button type="button" onClick={isOff ? session.start : session.stop}>
        <span aria-hidden="true">{isOff ? "▶" : "■"}</span> {isOff ? words.capture : words.stop}
      </button>
      <button type="button" onClick={session.clear}>
        {words.clear}
      </button>
      <label htmlFor={select}>{words.show}</label>
      <TransportSelect
        id={select}
        value={shown}
        values={choices}
        name={words.all}
        onChoose={onShow}
      />
      <button type="button" disabled={items.length === 0} onClick={save}>
        ⇩ {words.export}
      </button>
      <span className={styles.state}>
        {words.states[state.state]}
        {state.cause && ` ⚠ ${text.causes[state.cause]}`}
        {state.missed > 0 && ` ⚠ ${words.missed(state.missed, format)}`}
      </span>
    </div>
  );
}
