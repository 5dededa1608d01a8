"use client";

import { useState } from "react";
import { Header } from "../controls/header.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import type { Sender } from "./frame.ts";
import { FrameMaker } from "./frame-maker.tsx";
import { FrameReader } from "./frame-reader.tsx";
import { type FrameForm, madeFrame } from "./made-frame.ts";
import { PageLinks } from "./page-links.tsx";
import { useIsLive } from "./use-is-live.ts";
import styles from "./wire.module.css";

const first: FrameForm = {
  payload: "Hello",
  isHex: false,
  opcode: 1,
  isFinal: true,
  isMasked: true,
  key: "37 fa 21 3d",
};
const hexOf = (form: FrameForm) => {
  const made = madeFrame(form);
  return "hex" in made ? made.hex : "";
};

/** Makes frames from what is filled in, and reads any in hex. */
export function PlaygroundPage() {
  const { playground } = useWireWords();
  const isLive = useIsLive();
  const [form, setForm] = useState(first);
  const [hex, setHex] = useState(() => hexOf(first));
  const [sender, setSender] = useState<Sender>("client");

  const make = (next: FrameForm) => {
    setForm(next);
    const made = madeFrame(next);
    if (!("hex" in made)) return;
    setHex(made.hex);
    // Who masks is the client; both can be chosen otherwise below.
    if (next.isMasked !== form.isMasked) setSender(next.isMasked ? "client" : "server");
  };
  return (
    <>
      <Header page="other" />
      <main className={styles.page} id="panels">
        <h1>{playground.title}</h1>
        <p className={styles.lead}>{playground.lead}</p>
        <PageLinks here="toPlayground" />
        {isLive && (
          <>
            <FrameMaker form={form} onMake={make} />
            <FrameReader hex={hex} sender={sender} onHex={setHex} onSender={setSender} />
          </>
        )}
      </main>
    </>
  );
}
