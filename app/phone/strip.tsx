"use client";

import { useId } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { Connection } from "../panels/connection.tsx";
import { LastAge } from "../panels/last-age.tsx";
import { RequestCount } from "../panels/request-count.tsx";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import { BugLine } from "../trouble/bug-labels.tsx";
import { Tally } from "../trouble/tally.tsx";
import type { PanelTrouble } from "../trouble/use-panel-troubles.ts";
import styles from "./strip.module.css";

interface StripProps {
  id: TransportId;
  comparison: Comparison;
  trouble: PanelTrouble;
}

/** One transport in a line: name, how it stands, and the one number. In trouble it grows by the cause and a way out. */
export function Strip({ id, comparison, trouble }: StripProps) {
  const { text } = useText();
  const panel = comparison.panels[id];
  const { isPaused } = useStore(comparison.state);
  const numbers = useStore(panel.numbers);
  const { seen, ages } = numbers;
  const { status } = useStore(panel.status);
  const title = useId();
  return (
    <section className={styles.strip} data-transport={id} aria-labelledby={title}>
      <h2 id={title}>{text.transports[id].name}</h2>
      <div className={styles.standing}>
        <Connection status={status} isPaused={isPaused} onRetry={() => comparison.reopen(id)} />
        <p className={styles.age}>
          {text.lastMessage} <LastAge ages={ages} />
        </p>
        <BugLine bugs={trouble.bugs} />
        <Tally numbers={numbers} trouble={trouble} />
      </div>
      <p className={styles.number}>
        <RequestCount requests={seen.requests} /> <span>{text.requests(seen.requests)}</span>
      </p>
    </section>
  );
}
