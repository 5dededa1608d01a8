"use client";

import { useState } from "react";
import { useDialog } from "../controls/use-dialog.ts";
import { download } from "../export/download.ts";
import { fileName } from "../export/file-name.ts";
import { asFailure, type Cause } from "../failure.ts";
import { useText } from "../text/text-provider.tsx";
import { useClassWords } from "../text/use-class-words.ts";
import styles from "./class.module.css";
import { classHostOf, endClass, readArrivals } from "./class-host.ts";
import { arrivalsCsv } from "./export-csv.ts";

interface EndClassProps {
  room: string;
  /** Called before it is asked for, and again when it was refused. */
  onEnding(isUnderWay: boolean): void;
  onClose(): void;
  onEnded(): void;
}

/** Asks before it deletes, and offers the measurements first. */
export function EndClass({ room, onEnding, onClose, onEnded }: EndClassProps) {
  const { causes } = useText().text;
  const { ending, failed } = useClassWords();
  const { modal, close } = useDialog(onClose);
  const [trouble, setTrouble] = useState<{ what: string; cause: Cause }>();

  const attempt = async (what: string, act: () => Promise<void>) => {
    setTrouble(undefined);
    await act().catch((thrown) => setTrouble({ what, cause: asFailure(thrown).code }));
  };
  const save = async () => {
    const host = classHostOf(room);
    if (!host) return;
    const csv = arrivalsCsv(await readArrivals(host));
    download(new Blob([csv], { type: "text/csv" }), fileName(room, Date.now(), "csv"));
  };
  const end = async () => {
    onEnding(true);
    try {
      await endClass(room);
      onEnded();
    } catch (thrown) {
      onEnding(false);
      throw thrown;
    }
  };

  return (
    <dialog {...modal} className={styles.dialog} aria-labelledby="ending">
      <h2 id="ending">{ending.title}</h2>
      <p>{ending.what}</p>
      {trouble && (
        <p role="alert" className={styles.error}>
          ⚠ {failed(trouble.what, causes[trouble.cause])}
        </p>
      )}
      <div className={styles.buttons}>
        <button type="button" onClick={() => void attempt(ending.save, save)}>
          {ending.save}
        </button>
        <button type="button" onClick={() => void attempt(ending.end, end)}>
          {ending.end}
        </button>
        <button type="button" data-primary onClick={close}>
          {ending.stay}
        </button>
      </div>
    </dialog>
  );
}
