"use client";

import { useEffect, useRef, useState } from "react";
import { Banner } from "../controls/banner.tsx";
import { useActions } from "../controls/use-actions.ts";
import { useKeys } from "../controls/use-keys.ts";
import { later } from "../later.tsx";
import { memory, remembered } from "../memory.ts";
import { NumbersTable } from "../meters/numbers-table.tsx";
import { calm } from "../meters/surroundings.ts";
import { useIsPhone } from "../phone/use-is-phone.ts";
import { BlackScreen } from "../projector/black-screen.tsx";
import { JoinCode } from "../projector/join-code.tsx";
import { useIsProjector } from "../projector/view.ts";
import { readSettings } from "../settings.ts";
import type { transportIds } from "../transports/index.ts";
import { usePanelTroubles } from "../trouble/use-panel-troubles.ts";
import styles from "./compare.module.css";
import { type Comparison, createComparison } from "./comparison.ts";
import { Footer } from "./footer.tsx";
import { Phone, Wide } from "./screens.ts";
import { useReports } from "./use-reports.tsx";

const Projector = later(async () => (await import("../projector/projector.tsx")).Projector);

/** The three panels at work in one room. */
export function Compare({ room, onOver }: { room: string; onOver(): void }) {
  const [comparison] = useState(() => {
    const { origin, search } = window.location;
    return createComparison(origin, room, readSettings(search));
  });
  useEffect(() => comparison.start(), [comparison]);

  const { info, surroundings, view, asking } = useReports(comparison);
  const { faults } = surroundings;
  const { bugs } = faults;
  const isKnown = surroundings !== calm;
  useEffect(() => {
    if (isKnown) comparison.setBugs(bugs);
  }, [comparison, bugs, isKnown]);
  const troubles = usePanelTroubles(comparison, faults);
  const actions = useActions(comparison, surroundings);
  // A pause stops the chatter; the numbers that stand still were made under it.
  const running = useRef(surroundings);
  if (!actions.isPaused) running.current = surroundings;
  const measured = actions.isPaused ? running.current : surroundings;
  useKeys(actions);
  const isProjector = useIsProjector();
  const isPhone = useIsPhone();
  const isOver = useIsOver(comparison);
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);

  const send = (id: (typeof transportIds)[number], text: string) =>
    comparison.send(id, text, memory.get(remembered.author) ?? "");

  const banner = <Banner comparison={comparison} view={view} surroundings={surroundings} />;
  const common = { comparison, surroundings, actions, troubles };

  if (isProjector) {
    return (
      <>
        <Projector {...common} />
        <BlackScreen />
        <JoinCode room={room} />
        {asking}
      </>
    );
  }
  return (
    <main className={styles.main}>
      {isPhone ? (
        <Phone {...common} onSend={send}>
          {banner}
        </Phone>
      ) : (
        <Wide {...common} view={view} onSend={send}>
          {banner}
        </Wide>
      )}
      <NumbersTable comparison={comparison} view={view} surroundings={measured} />
      <Footer comparison={comparison} info={info} />
      <BlackScreen />
      <JoinCode room={room} />
      {asking}
    </main>
  );
}

/** Whether a panel was told that there is no such room any more. */
function useIsOver({ panels }: Comparison): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const all = Object.values(panels).map(({ status }) => status);
    const look = () =>
      setIsOver(
        all.some((store) => {
          const { status } = store.get();
          return status.state === "closed" && status.cause === "room-not-found";
        }),
      );
    const undo = all.map((status) => status.subscribe(look));
    return () => {
      for (const stop of undo) stop();
    };
  }, [panels]);
  return isOver;
}
