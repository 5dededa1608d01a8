"use client";

import type { FaultSettings } from "#wire";
import type { ClassInfo } from "#wire-class";
import { useText } from "../text/text-provider.tsx";
import { usePhrases } from "../trouble/use-phrases.ts";
import { typedAddress, useAddress } from "./use-address.ts";
import styles from "./wall.module.css";
import { BothWall, useWallWords } from "./wall-words.tsx";

interface WallTopProps {
  room: string;
  info: ClassInfo;
  phones: number;
  faults: FaultSettings;
  isStale: boolean;
}

/** How many are here, what is in force, and the way in for whoever comes late. */
export function WallTop({ room, info, phones, faults, isStale }: WallTopProps) {
  const { text, format } = useText();
  const { guest } = useWallWords();
  const phrases = usePhrases(faults);
  const { origin } = useAddress(room);
  return (
    <div className={styles.top}>
      <p>
        <strong>{format.count(phones)}</strong> <BothWall say={(shown) => shown.phones} />
      </p>
      <p className={styles.news} role="status">
        {isStale && `⚠ ${guest.unreached}`}
        {!isStale && info.frozen && (
          <>
            ❄ <BothWall say={(shown) => shown.frozen} />
          </>
        )}
        {!isStale && phrases.length > 0 && text.trouble.inForce(phrases.join(" · "))}
      </p>
      {info.code && (
        <p className={styles.code}>
          {origin && typedAddress(origin)} <strong>{info.code}</strong>
        </p>
      )}
    </div>
  );
}
