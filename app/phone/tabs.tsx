"use client";

import type { KeyboardEvent } from "react";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import styles from "./tabs.module.css";

interface TabsProps {
  place: number;
  /** The id of the element the tabs change. */
  panel: string;
  onChoose(place: number): void;
}

const last = transportIds.length - 1;

/** Where a key leads from a place; nowhere when it is none of those that lead. */
const leads: Record<string, (place: number) => number> = {
  ArrowLeft: (place) => (place === 0 ? last : place - 1),
  ArrowRight: (place) => (place === last ? 0 : place + 1),
  Home: () => 0,
  End: () => last,
};

/** The switch: arrow keys move it, as everywhere. */
export function Tabs({ place, panel, onChoose }: TabsProps) {
  const { text } = useText();

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = leads[event.key]?.(place);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    const tab = event.currentTarget.children[next];
    if (tab instanceof HTMLElement) tab.focus();
  };

  return (
    <div className={styles.tabs} role="tablist" aria-label={text.views.lists} onKeyDown={move}>
      {transportIds.map((id, i) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={i === place}
          aria-controls={panel}
          tabIndex={i === place ? 0 : -1}
          data-transport={id}
          onClick={() => onChoose(i)}
        >
          {text.transports[id].name}
        </button>
      ))}
    </div>
  );
}
