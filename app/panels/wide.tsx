"use client";

import type { ReactNode } from "react";
import { Toolbar } from "../controls/toolbar.tsx";
import type { Actions } from "../controls/use-actions.ts";
import type { ServerView } from "../meters/server-view.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import { Timeline } from "../timeline/timeline.tsx";
import { type TransportId, transportIds } from "../transports/index.ts";
import type { PanelTroubles } from "../trouble/use-panel-troubles.ts";
import styles from "./compare.module.css";
import type { Comparison } from "./comparison.ts";
import { Intro } from "./intro.tsx";
import { LivePanel } from "./live-panel.tsx";

interface WideProps {
  comparison: Comparison;
  surroundings: Surroundings;
  actions: Actions;
  troubles: PanelTroubles;
  /** As the server counted; nothing before its first answer. */
  view: ServerView | undefined;
  onSend(id: TransportId, text: string): void;
  /** What there is to say about all panels. */
  children: ReactNode;
}

/** The comparison where there is room for three columns. */
export function Wide({ comparison, surroundings, actions, troubles, view, ...props }: WideProps) {
  return (
    <div className={styles.screen}>
      <Intro />
      <Toolbar comparison={comparison} surroundings={surroundings} actions={actions}>
        {props.children}
      </Toolbar>
      <div id="panels" className={styles.panels} tabIndex={-1}>
        {transportIds.map((id) => (
          <LivePanel
            key={id}
            id={id}
            comparison={comparison}
            bytes={view?.bytes[id]}
            trouble={troubles[id]}
            onSend={(text) => props.onSend(id, text)}
          />
        ))}
      </div>
      <Timeline comparison={comparison} />
    </div>
  );
}
