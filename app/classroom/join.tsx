"use client";

import { Qr } from "./qr.tsx";
import styles from "./sheet.module.css";
import { typedAddress, useAddress } from "./use-address.ts";
import { BothWall, useWallWords } from "./wall-words.tsx";

/** The picture to scan, the address and the code to type, as large as a screen lets them be. */
export function Join({ room, code }: { room: string; code: string | null }) {
  const words = useWallWords();
  const { origin } = useAddress(room);
  if (!origin || !code) return null;
  return (
    <div className={styles.join}>
      <Qr origin={origin} code={code} words={words.qr} />
      <p>
        <span>
          <BothWall say={(shown) => shown.join} />
        </span>
        <strong>{typedAddress(origin)}</strong>
        <strong className={styles.code}>{code}</strong>
      </p>
    </div>
  );
}
