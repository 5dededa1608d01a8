"use client";

import { useState } from "react";
import type { RoomInfo } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import styles from "./compare.module.css";
import type { Comparison } from "./comparison.ts";

/** The room, what the bytes are, and the numbers for those who listen. */
export function Footer({
  comparison,
  info,
}: {
  comparison: Comparison;
  info: RoomInfo | undefined;
}) {
  const { text, format } = useText();
  const [reading, setReading] = useState("");

  const read = () => {
    const lines = transportIds.map((id) => {
      const words = text.transports[id];
      const seen = comparison.panels[id].count();
      const requests = `${format.count(seen.requests)} ${text.requests(seen.requests)}`;
      return text.reading(words.name, requests, words.sentence(seen, format));
    });
    setReading(lines.join(" "));
  };

  return (
    <footer className={styles.footer}>
      <span>
        {text.controls.room} <code>{comparison.room}</code>
      </span>
      {info && <span>{text.controls.here(Math.max(1, ...Object.values(info.clients)))}</span>}
      <span>{text.bytesNote}</span>
      <button type="button" onClick={read}>
        {text.readNow}
      </button>
      <span className="visually-hidden" role="status">
        {reading}
      </span>
    </footer>
  );
}
