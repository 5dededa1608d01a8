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
      const panel = comparison.panels[id];
      const seen = panel.count();
      const { perDelivery } = panel.numbers.get();
      const each = perDelivery === undefined ? [] : [words.perDelivery(format.ratio(perDelivery))];
      const said = [words.sentence(seen, format), ...each].join(text.comma);
      const requests = `${format.count(seen.requests)} ${text.requests(seen.requests)}`;
      return text.reading(words.name, requests, said);
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
