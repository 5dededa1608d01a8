"use client";

import { EmptyToolbar } from "../controls/empty-toolbar.tsx";
import { createAges } from "../meters/ages.ts";
import { createMeter } from "../meters/meter.ts";
import { usualSettings } from "../settings.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import styles from "./compare.module.css";
import { Intro } from "./intro.tsx";
import { Numbers } from "./numbers.tsx";
import panel from "./panel.module.css";
import { PanelFrame } from "./panel-frame.tsx";

const seen = createMeter().read();
const ages = createAges().read(0);
const trace = { parts: [], max: 0 };

/** The page before it has a room: everything in its place, at zero. */
export function EmptyPanels() {
  const { text } = useText();
  return (
    <main className={styles.main}>
      <Intro />
      <EmptyToolbar />
      <div className={styles.panels}>
        {transportIds.map((id) => (
          <PanelFrame key={id} id={id} settings={usualSettings}>
            <Numbers id={id} seen={seen} ages={ages} trace={trace} bytes={undefined}>
              <p className={panel.state}>{text.room.loading}</p>
            </Numbers>
          </PanelFrame>
        ))}
      </div>
    </main>
  );
}
