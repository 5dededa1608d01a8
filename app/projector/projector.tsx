"use client";

import type { Actions } from "../controls/use-actions.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { BareTimeline } from "../timeline/bare-timeline.tsx";
import { useTimeline } from "../timeline/use-timeline.ts";
import { transportIds } from "../transports/index.ts";
import type { PanelTroubles } from "../trouble/use-panel-troubles.ts";
import { usePhrases } from "../trouble/use-phrases.ts";
import { Bugs } from "./bugs.tsx";
import { Column } from "./column.tsx";
import { KeyBar } from "./key-bar.tsx";
import styles from "./projector.module.css";
import stage from "./stage.module.css";
import { useProjectorColours } from "./use-colours.ts";
import { useStirred } from "./use-stirred.ts";

interface ProjectorProps {
  comparison: Comparison;
  actions: Actions;
  troubles: PanelTroubles;
  surroundings: Surroundings;
}

/** The comparison for a room: what must be read from the back row, and nothing else. */
export function Projector({ comparison, actions, surroundings, troubles }: ProjectorProps) {
  const { faults } = surroundings;
  const { text } = useText();
  // The bugs stand on their columns.
  const phrases = usePhrases({ ...faults, bugs: [] });
  const timeline = useTimeline(comparison);
  const isStirred = useStirred();

  useProjectorColours();

  return (
    <main className={`${stage.stage} ${styles.projector}`} data-stirred={isStirred || undefined}>
      <h1 className="visually-hidden">{text.headline}</h1>
      <div id="panels" className={styles.columns} tabIndex={-1}>
        {transportIds.map((id) => (
          <Column key={id} id={id} comparison={comparison} trouble={troubles[id]} />
        ))}
      </div>
      {phrases.length > 0 && (
        <p className={styles.fault}>{text.trouble.inForce(phrases.join(" · "))}</p>
      )}
      <Bugs troubles={troubles} />
      <BareTimeline timeline={timeline} />
      <KeyBar actions={actions} />
    </main>
  );
}
