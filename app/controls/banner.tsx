"use client";

import { later } from "../later.tsx";
import type { ServerView } from "../meters/server-view.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useIsPhone } from "../phone/use-is-phone.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import { hasTrouble } from "../trouble/has-trouble.ts";
import styles from "./banner.module.css";

const InForceLine = later(async () => (await import("../trouble/in-force-line.tsx")).InForceLine);

interface BannerProps {
  comparison: Comparison;
  view: ServerView | undefined;
  surroundings: Surroundings;
}

/** What concerns all panels: an interruption, its end, and counts on which the two sides differ. */
export function Banner({ comparison, view, surroundings }: BannerProps) {
  const { text, format } = useText();
  const { banner } = text;
  // There the strips say that they keep trying, and leave the common cause to this line.
  const isPhone = useIsPhone();
  const { isTroubled, cause, isStopping, recovered } = useStore(comparison.health);
  return (
    <div className={styles.banner}>
      {hasTrouble(surroundings.faults) && (
        <InForceLine comparison={comparison} surroundings={surroundings} />
      )}
      <div role="status">
        {isTroubled && (
          <p className={styles.trouble} data-told={(isPhone && cause) || undefined}>
            ⚠ {isStopping && `${text.causes.stopping}. `}
            {isPhone && cause && !isStopping ? text.causes[cause] : banner.trouble}
          </p>
        )}
        {recovered !== undefined && <p>{banner.back(recovered, format)}</p>}
      </div>
      {transportIds.map((id) => {
        const differences = view?.differences[id] ?? [];
        if (differences.length === 0) return null;
        const lines = differences.map(({ what, browser, server }) =>
          banner.differs(banner.counted[what], format.count(browser), format.count(server)),
        );
        return (
          <p key={id} className={styles.trouble} role="status">
            ⚠ {banner.differ(text.transports[id].name)} ({lines.join("; ")})
          </p>
        );
      })}
    </div>
  );
}
