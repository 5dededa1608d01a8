"use client";

import type { ReactNode } from "react";
import { PauseButton, SayButton } from "../controls/action-buttons.tsx";
import type { Actions } from "../controls/use-actions.ts";
import { later } from "../later.tsx";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { Intro } from "../panels/intro.tsx";
import { useText } from "../text/text-provider.tsx";
import { BareTimeline } from "../timeline/bare-timeline.tsx";
import { ChosenMark } from "../timeline/chosen-mark.tsx";
import { MarksTable } from "../timeline/marks-table.tsx";
import { useTimeline } from "../timeline/use-timeline.ts";
import { ViewControls } from "../timeline/view-controls.tsx";
import { type TransportId, transportIds } from "../transports/index.ts";
import { hasTrouble } from "../trouble/has-trouble.ts";
import type { PanelTroubles } from "../trouble/use-panel-troubles.ts";
import { Lists } from "./lists.tsx";
import styles from "./phone.module.css";
import { Sheet } from "./sheet.tsx";
import { Strip } from "./strip.tsx";
import { useKeyboard } from "./use-keyboard.ts";

const SheetContent = later(async () => (await import("./sheet-content.tsx")).SheetContent);

interface PhoneProps {
  comparison: Comparison;
  surroundings: Surroundings;
  actions: Actions;
  troubles: PanelTroubles;
  onSend(id: TransportId, text: string): void;
  /** What there is to say about all panels. */
  children: ReactNode;
}

/** Less than this above a keyboard makes the strips lower, px. */
const tightPx = 560;
/** What the page's header takes of the height, px. */
const headerPx = 48;

/** The comparison on one narrow screen; what is left of the timeline stands further down. */
export function Phone({ comparison, surroundings, onSend, children, ...props }: PhoneProps) {
  const { actions, troubles } = props;
  const { text } = useText();
  const timeline = useTimeline(comparison);
  const { records, view, setView, setChosen } = timeline;
  const keyboard = useKeyboard();
  const isTight = keyboard !== undefined && keyboard < tightPx;
  return (
    <>
      <div
        className={styles.screen}
        data-troubled={hasTrouble(surroundings.faults) || undefined}
        data-typing={keyboard !== undefined || undefined}
        data-tight={isTight || undefined}
        style={keyboard === undefined ? undefined : { height: keyboard - headerPx }}
      >
        <div className={styles.intro}>
          <Intro />
        </div>
        <div className={styles.bar} role="toolbar" aria-label={text.controls.toolbar}>
          <PauseButton actions={actions} />
          <SayButton actions={actions} />
          <Sheet>
            <SheetContent comparison={comparison} surroundings={surroundings} actions={actions} />
          </Sheet>
        </div>
        {children}
        <div id="panels" className={styles.strips} tabIndex={-1}>
          {transportIds.map((id) => (
            <Strip key={id} id={id} comparison={comparison} trouble={troubles[id]} />
          ))}
        </div>
        <div className={styles.timeline}>
          <BareTimeline timeline={timeline} />
          <ChosenMark timeline={timeline} />
        </div>
        <Lists comparison={comparison} onSend={onSend} />
      </div>
      <section className={styles.more} aria-label={text.timeline.title}>
        <ViewControls view={view} onChange={setView} />
        <MarksTable comparison={comparison} records={records} onChoose={setChosen} />
      </section>
    </>
  );
}
