"use client";

import type { Bytes } from "#wire";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import type { Comparison } from "./comparison.ts";
import { Composer } from "./composer.tsx";
import { Connection } from "./connection.tsx";
import { Messages } from "./messages.tsx";
import { Numbers } from "./numbers.tsx";
import { PanelFrame } from "./panel-frame.tsx";
import { useStore } from "./use-store.ts";

interface LivePanelProps {
  id: TransportId;
  comparison: Comparison;
  /** As the server counted them; none before its first answer. */
  bytes: Bytes | undefined;
  onSend(text: string): void;
}

/** One transport at work. */
export function LivePanel({ id, comparison, bytes, onSend }: LivePanelProps) {
  const { text } = useText();
  const panel = comparison.panels[id];
  const { isPaused, settings } = useStore(comparison.state);
  const { seen, ages, trace } = useStore(panel.numbers);
  const { status } = useStore(panel.status);
  const view = useStore(panel.messages);
  const { name } = text.transports[id];

  return (
    <PanelFrame id={id} settings={settings}>
      <Numbers id={id} seen={seen} ages={ages} trace={trace} bytes={bytes}>
        <Connection status={status} isPaused={isPaused} onRetry={() => comparison.reopen(id)} />
      </Numbers>
      <Messages name={name} view={view} isOwn={comparison.isOwn} />
      <Composer name={name} onSend={onSend} />
    </PanelFrame>
  );
}
