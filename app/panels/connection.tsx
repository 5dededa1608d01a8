"use client";

import { useEffect, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import type { Status } from "../transports/transport.ts";
import styles from "./panel.module.css";

interface ConnectionProps {
  status: Status;
  isPaused: boolean;
  /** Leaves out which attempt it is. */
  isShort?: boolean;
  onRetry(): void;
}

/** How the panel stands with the server; in trouble with the cause, the wait and a way to cut it short. */
export function Connection({ status, isPaused, isShort = false, onRetry }: ConnectionProps) {
  const { text } = useText();
  const { connection, causes } = text;

  if (status.state === "retrying") {
    return (
      <p className={styles.trouble} role="status">
        <span>⚠ {causes[status.cause]}</span>
        <Countdown attempt={status.attempt} nextAt={status.nextAt} isShort={isShort} />
        <button type="button" onClick={onRetry}>
          {connection.retryNow}
        </button>
      </p>
    );
  }
  if (status.state === "closed" && status.cause) {
    return (
      <p className={styles.trouble} role="status">
        <span>⚠ {causes[status.cause]}</span>
        <button type="button" onClick={onRetry}>
          {connection.retryNow}
        </button>
      </p>
    );
  }
  return <p className={styles.state}>{isPaused ? connection.paused : connection[status.state]}</p>;
}

interface CountdownProps {
  attempt: number;
  nextAt: number;
  isShort: boolean;
}

/** Not a live region: it changes every second. */
function Countdown({ attempt, nextAt, isShort }: CountdownProps) {
  const { text, format } = useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((nextAt - now) / 1000);
  const { retrying, retryingNow, again, againNow } = text.connection;
  const left = format.ms(seconds * 1000);
  const later = isShort ? again(left) : retrying(left, attempt);
  const atOnce = isShort ? againNow : retryingNow(attempt);
  return <span aria-live="off">{seconds > 0 ? later : atOnce}</span>;
}
