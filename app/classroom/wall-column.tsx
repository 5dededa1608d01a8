"use client";

import type { CSSProperties } from "react";
import { Both } from "../projector/both.tsx";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import styles from "./columns.module.css";
import { Pulse } from "./pulse.tsx";
import { type Sum, windowMs } from "./sums.ts";
import { BothWall } from "./wall-words.tsx";

interface WallColumnProps {
  id: TransportId;
  sum: Sum;
  /** How long the sums reach back, ms. */
  spanMs: number;
  /** Requests of the busiest second of any transport: all are drawn to one measure. */
  highest: number;
  phones: number;
}

/** What one transport costs the whole class. */
export function WallColumn({ id, sum, spanMs, highest, phones }: WallColumnProps) {
  const { text, format } = useText();
  const isMinute = spanMs > windowMs - 1500;
  const span = format.ms(Math.max(1000, Math.round(spanMs / 1000) * 1000));
  const requests = format.count(sum.requests);
  return (
    <section className={styles.column} data-transport={id} aria-label={text.transports[id].name}>
      <h2>
        <Both say={(words) => words.transports[id].name} />
      </h2>
      <p className={styles.number} style={{ "--characters": requests.length } as CSSProperties}>
        <strong data-testid="requests">{requests}</strong>
        <Pulse pulse={sum.pulse} highest={highest} />
      </p>
      <p className={styles.word}>
        <BothWall say={(shown, isOwn) => shown.requests(isMinute, isOwn ? span : "")} />
      </p>
      <dl>
        <dt>
          <BothWall say={(shown) => shown.phones} />
        </dt>
        <dd data-testid="phones">{format.count(phones)}</dd>
        <dt>
          <BothWall say={(shown) => shown.bytes(isMinute)} />
        </dt>
        <dd data-testid="bytes">{format.bytes(sum.bytes)}</dd>
        <dt>
          <BothWall say={(shown) => shown.open} />
        </dt>
        <dd data-testid="open">{format.count(sum.open)}</dd>
      </dl>
    </section>
  );
}
