"use client";

import { useId, useState } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { Composer } from "../panels/composer.tsx";
import { Messages } from "../panels/messages.tsx";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import { type TransportId, transportIds } from "../transports/index.ts";
import styles from "./phone.module.css";
import { Tabs } from "./tabs.tsx";

interface ListsProps {
  comparison: Comparison;
  onSend(id: TransportId, text: string): void;
}

/** One list at a time: the switch chooses whose messages are shown and by which transport one's own go out. */
export function Lists({ comparison, onSend }: ListsProps) {
  const { text } = useText();
  const [place, setPlace] = useState(0);
  const panel = useId();
  return (
    <>
      <Tabs place={place} panel={panel} onChoose={setPlace} />
      {transportIds
        .filter((_, i) => i === place)
        .map((id) => (
          // One key for all, so that what is half written outlives a change of the transport.
          <div
            key="list"
            id={panel}
            className={styles.list}
            role="tabpanel"
            aria-label={text.transports[id].name}
          >
            <List key={id} id={id} comparison={comparison} />
            <Composer name={text.transports[id].name} onSend={(said) => onSend(id, said)} />
          </div>
        ))}
    </>
  );
}

function List({ id, comparison }: { id: TransportId; comparison: Comparison }) {
  const { text, format } = useText();
  const { numbers, messages } = comparison.panels[id];
  const { seen } = useStore(numbers);
  const view = useStore(messages);
  const { name, sentence } = text.transports[id];
  return (
    <>
      <p className={styles.sentence}>{sentence(seen, format)}</p>
      <Messages name={name} view={view} isOwn={comparison.isOwn} />
    </>
  );
}
