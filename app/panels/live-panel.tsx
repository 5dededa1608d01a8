"use client";

import type { Bytes } from "#wire";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import { BugLabels } from "../trouble/bug-labels.tsx";
import { Tally } from "../trouble/tally.tsx";
import type { PanelTrouble } from "../trouble/use-panel-troubles.ts";
import type { Comparison } from "./comparison.ts";
import { Composer } from "./composer.tsx";
import { Connection } from "./connection.tsx";
import { Messages } from "./messages.tsx";
import { Numbers } from "./numbers.tsx";
import styles from "./panel.module.css";
import { PanelFrame } from "./panel-frame.tsx";
import { useStore } from "./use-store.ts";

interface LivePanelProps {
  id: TransportId;
  comparison: Comparison;
  /** As the server counted them; none before its first answer. */
  bytes: Bytes | undefined;
  trouble: PanelTrouble;
  onSend(text: string): void;
}

/** One transport at work. */
export function LivePanel({ id, comparison, bytes, trouble, onSend }: LivePanelProps) {
  const { text, format } = useText();
  const panel = comparison.panels[id];
  const { isPaused, settings } = useStore(comparison.state);
  const numbers = useStore(panel.numbers);
  const { seen, ages, trace, perDelivery } = numbers;
  const { status } = useStore(panel.status);
  const view = useStore(panel.messages);
  const { name, perDelivery: sayPerDelivery } = text.transports[id];
  const isCalm = isPaused || status.state === "open";

  return (
    <PanelFrame id={id} settings={settings} label={<BugLabels bugs={trouble.bugs} />}>
      <Numbers id={id} seen={seen} ages={ages} trace={trace} bytes={bytes}>
        <div className={styles.standing}>
          <Connection status={status} isPaused={isPaused} onRetry={() => comparison.reopen(id)} />
          {isCalm && perDelivery !== undefined && (
            <p>{sayPerDelivery(format.ratio(perDelivery))}</p>
          )}
        </div>
      </Numbers>
      <Tally numbers={numbers} trouble={trouble} />
      <Messages name={name} view={view} isOwn={comparison.isOwn} />
      <Composer name={name} onSend={onSend} />
    </PanelFrame>
  );
}
