"use client";

import { useEffect, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import type { Status } from "../transports/transport.ts";
import styles from "./panel.module.css";

interface ConnectionProps {
  status: Status;
  isPaused: boolean;
  onRetry(): void;
}

/** How the panel stands with the server; in trouble with the cause, the wait and a way to cut it short. */
export function Connection({ status, isPaused, onRetry }: ConnectionProps) {
  const { text } = useText();
  const { connection, causes } = text;

  if (status.state === "retrying") {
    return (
      <p className={styles.trouble} role="status">
        <span>⚠ {causes[status.cause]}</span>
        <Countdown attempt={status.attempt} nextAt={status.nextAt} />
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

/** Not a live region: it changes every second. */
function Countdown({ attempt, nextAt }: { attempt: number; nextAt: number }) {
  const { text, format } = useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((nextAt - now) / 1000);
  const { retrying, retryingNow } = text.connection;
  return (
    <span aria-live="off">
      {seconds > 0 ? retrying(format.ms(seconds * 1000), attempt) : retryingNow(attempt)}
    </span>
  );
}
