"use client";

import { useState } from "react";
import reading from "../reading.module.css";
import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import type { TransportId } from "../transports/index.ts";
import { swrHooks } from "../transports/swr/index.ts";
import { CodePane } from "./code-pane.tsx";
import styles from "./how.module.css";
import type { Sources } from "./sources.ts";

/** The same in the idiom of SWR, which can be run where it stands. */
export function SwrPart({
  id,
  room,
  sources: { swr, swrShared },
}: {
  id: TransportId;
  room: string | undefined;
  sources: Sources;
}) {
  const words = useHowWords().swr;
  const [isRunning, setIsRunning] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="swr">
      <h2 id="swr">{words.title}</h2>
      <p className={reading.prose}>{words.leads[id]}</p>
      <div className={styles.swrBar}>
        <button
          type="button"
          disabled={room === undefined}
          onClick={() => setIsRunning(!isRunning)}
        >
          {isRunning ? words.stop : words.run}
        </button>
        {isRunning && room !== undefined && <Heard id={id} room={room} />}
      </div>
      <div className={styles.panes}>
        <CodePane title={words.title} source={swr} />
        <CodePane title={words.shared} source={swrShared} />
      </div>
    </section>
  );
}

/** Runs the very file that is shown. */
function Heard({ id, room }: { id: TransportId; room: string }) {
  const words = useHowWords().swr;
  const { format } = useText();
  const useMessages = swrHooks[id];
  const { data = [], error } = useMessages(room);
  const last = data.at(-1)?.text;
  return (
    <p data-heard={data.length}>
      {error ? error.message : words.heard(data.length, format)} {last && words.last(last)}
    </p>
  );
}
