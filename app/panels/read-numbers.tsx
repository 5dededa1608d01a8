"use client";

import { useState } from "react";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import type { Comparison } from "./comparison.ts";

/** The numbers for those who listen: they change too often to be spoken by themselves. */
export function ReadNumbers({ comparison }: { comparison: Comparison }) {
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
    <>
      <button type="button" onClick={read}>
        {text.readNow}
      </button>
      <span className="visually-hidden" role="status">
        {reading}
      </span>
    </>
  );
}
