import { type FormEvent, useId, useState } from "react";
import { paths, sizes } from "#wire";
import { callApi } from "../api.ts";
import { useTask } from "../controls/use-task.ts";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import type { WireSession } from "./session.ts";
import { TransportSelect } from "./transport-select.tsx";
import styles from "./wire.module.css";

/** What makes traffic: the server's button, and a composer for each transport. */
export function Talk({ room, session }: { room: string; session: WireSession }) {
  const words = useWireWords();
  const { text } = useText();
  const [id, setId] = useState<TransportId>(transportIds.at(-1) as TransportId);
  const [draft, setDraft] = useState("");
  const say = useTask(() => callApi(paths.say(room), { method: "POST" }));
  const send = useTask((said: string) => session.send(id, said));
  const select = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = draft.trim();
    if (said === "") return;
    send.run(said);
    setDraft("");
  };
  const failed = say.failed
    ? text.controls.sayFailed(text.causes[say.failed])
    : send.failed && words.refused(text.causes[send.failed]);

  return (
    <form className={styles.controls} onSubmit={submit}>
      <button type="button" data-primary disabled={say.isRunning} onClick={() => say.run()}>
        {text.controls.say}
      </button>
      <input
        aria-label={text.composer.placeholder}
        placeholder={text.composer.placeholder}
        value={draft}
        maxLength={sizes.textChars}
        autoComplete="off"
        onChange={({ target }) => setDraft(target.value)}
      />
      <label htmlFor={select}>{words.sendBy}</label>
      <TransportSelect<TransportId> id={select} value={id} values={transportIds} onChoose={setId} />
      <button type="submit">
        {text.composer.send} <span aria-hidden="true">↵</span>
      </button>
      {failed && <span role="alert">⚠ {failed}</span>}
    </form>
  );
}
