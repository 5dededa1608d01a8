"use client";

import type { CSSProperties } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { Connection } from "../panels/connection.tsx";
import { LastAge } from "../panels/last-age.tsx";
import { RequestCount } from "../panels/request-count.tsx";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import { isTallied, Tally } from "../trouble/tally.tsx";
import type { PanelTrouble } from "../trouble/use-panel-troubles.ts";
import { Both } from "./both.tsx";
import styles from "./projector.module.css";

interface ColumnProps {
  id: TransportId;
  comparison: Comparison;
  trouble: PanelTrouble;
}

/** One transport as the back row sees it. In trouble the cause stands where the sentence stood, and its cost where the age did. */
export function Column({ id, comparison, trouble }: ColumnProps) {
  const { text, format } = useText();
  const panel = comparison.panels[id];
  const { isPaused } = useStore(comparison.state);
  const numbers = useStore(panel.numbers);
  const { seen, ages } = numbers;
  const { status } = useStore(panel.status);
  const { name, sentence } = text.transports[id];
  const isTroubled = status.state === "retrying" || (status.state === "closed" && !isPaused);

  return (
    <section className={styles.column} data-transport={id} aria-label={name}>
      <h2>
        <Both say={(words) => words.transports[id].name} />
      </h2>
      <p className={styles.number} style={widthOf(format.count(seen.requests))}>
        <RequestCount requests={seen.requests} />
      </p>
      <p className={styles.word}>
        <Both say={(words) => words.requests(seen.requests)} />
        {isPaused && <strong>‖ {text.connection.paused}</strong>}
      </p>
      {isTroubled ? (
        <Connection
          status={status}
          isPaused={isPaused}
          isShort
          onRetry={() => comparison.reopen(id)}
        />
      ) : (
        <div className={styles.sentence}>
          {isTallied(numbers, trouble) ? (
            <Tally numbers={numbers} trouble={trouble} />
          ) : (
            <p>{sentence(seen, format)}</p>
          )}
        </div>
      )}
      {isTroubled && isTallied(numbers, trouble) ? (
        <Tally numbers={numbers} trouble={trouble} />
      ) : (
        <dl className={styles.age}>
          <dt>
            <Both say={(words) => words.lastMessage} />
          </dt>
          <dd>
            <LastAge ages={ages} />
          </dd>
        </dl>
      )}
    </section>
  );
}

/** The style sheet makes a long number smaller, so that it stays in its column. */
function widthOf(number: string): CSSProperties {
  return { "--characters": number.length } as CSSProperties;
}
