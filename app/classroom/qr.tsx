"use client";

import { useState } from "react";
import { classPaths } from "#wire-class";
import type { QrText } from "../text/en-class.ts";
import styles from "./class.module.css";

interface QrProps {
  /** `http://192.168.1.20:3000` */
  origin: string;
  code: string;
  words: QrText;
}

/** A picture of the way into the class, dark on white whatever the theme; where there is none, the address in words. */
export function Qr({ origin, code, words }: QrProps) {
  const address = `${origin}/j/${code}`;
  const short = address.replace(/^http:\/\//, "");
  const [failed, setFailed] = useState<string>();
  if (failed === address) {
    return (
      <p className={styles.noQr}>
        {words.noPicture} <strong>{short}</strong>
      </p>
    );
  }
  return (
    <img
      className={styles.qr}
      src={`${classPaths.qr}?text=${encodeURIComponent(address)}`}
      alt={words.picture(short)}
      onError={() => setFailed(address)}
    />
  );
}
