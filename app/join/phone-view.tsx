"use client";

import { useEffect, useState } from "react";
import { tabMemory } from "../memory.ts";
import { Connection } from "../panels/connection.tsx";
import { useStore } from "../panels/use-store.ts";
import { Band } from "./band.tsx";
import { Counters } from "./counters.tsx";
import type { Entry } from "./enter.ts";
import { Flash } from "./flash.tsx";
import { Frame } from "./frame.tsx";
import { Heard } from "./heard.tsx";
import styles from "./phone.module.css";
import { createPhone } from "./phone.ts";
import { Say } from "./say.tsx";
import { Tests } from "./tests.tsx";
import { VoteBox } from "./vote-box.tsx";

/** A phone in its class: what it is on, what that costs, what it may say, and what came. */
export function PhoneView({ entry, onOver }: { entry: Entry; onOver(): void }) {
  const [phone] = useState(() =>
    createPhone({ origin: window.location.origin, entry, memory: tabMemory, surface: globalThis }),
  );
  useEffect(() => phone.start(), [phone]);
  const state = useStore(phone.state);
  const { status } = useStore(phone.panel.status);
  const view = useStore(phone.panel.messages);
  const isGone = status.state === "closed" && status.cause === "room-not-found";
  const isOver = isGone || state.isOver;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);

  return (
    <div data-transport={state.transport}>
      <Flash flashes={phone.flashes} />
      <Frame>
        <Band state={state} room={entry.room} />
        <main className={styles.page}>
          <div className={styles.standing}>
            <Connection status={status} isPaused={false} onRetry={phone.reopen} />
          </div>
          <Counters panel={phone.panel} flashes={phone.flashes} />
          {state.settings.vote && (
            <VoteBox vote={state.settings.vote} state={state} view={view} onChoose={phone.choose} />
          )}
          <Say state={state} onSay={phone.say} />
          <Heard state={state} view={view} isOpen={status.state === "open"} isOwn={phone.isOwn} />
          <Tests tested={phone.tested} onTest={phone.testAgain} />
        </main>
      </Frame>
    </div>
  );
}
