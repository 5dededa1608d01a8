"use client";

import { useEffect, useState } from "react";
import { Header } from "../controls/header.tsx";
import { memory, remembered } from "../memory.ts";
import { useClassWords } from "../text/use-class-words.ts";
import styles from "./class.module.css";
import type { Gone } from "./gone.ts";
import { OpenClass } from "./open-class.tsx";
import { StartClass } from "./start-class.tsx";

/** A teacher's page: from "no class yet" to the picture that phones scan. */
export function ClassPage() {
  const words = useClassWords();
  /** None before the browser's memory was looked at. */
  const [shown, setShown] = useState<{ room?: string; gone?: Gone }>();

  useEffect(() => {
    const room = memory.get(remembered.classRoom);
    const hasKey = room !== undefined && memory.get(remembered.hostKey(room)) !== undefined;
    setShown(hasKey ? { room } : {});
  }, []);

  return (
    <div className={styles.page}>
      <Header page="class" />
      {process.env.NODE_ENV !== "production" && <p className={styles.dev}>⚠ {words.dev}</p>}
      {shown?.room && (
        <OpenClass
          key={shown.room}
          room={shown.room}
          onGone={(gone) => setShown(gone === "ended" ? {} : { gone })}
        />
      )}
      {shown && !shown.room && (
        <StartClass gone={shown.gone} onReady={(room) => setShown({ room })} />
      )}
    </div>
  );
}
