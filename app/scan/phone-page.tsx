"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Failure } from "../failure.ts";
import { randomId } from "../ids.ts";
import { useScanWords } from "../text/use-scan-words.ts";
import { createTraffic } from "../traffic.ts";
import { transportIds } from "../transports/index.ts";
import { useIsRunning } from "../use-is-running.ts";
import styles from "./scan.module.css";
import type { Word } from "./words.ts";

type Step = "asked" | "sending" | "said" | "denied" | "over" | "failed";
const after: Record<Word, Step> = { scanned: "asked", confirmed: "said", refused: "denied" };

/** A phone that says one thing needs no connection of its own: any way that takes a POST will do. */
const [transport = ""] = transportIds;
const timeoutMs = 10_000;

/** The phone that was led here by the picture. */
export function PhonePage({ room }: { room: string }) {
  const words = useScanWords().phone;
  const [step, setStep] = useState<Step>("asked");
  const [wanted, setWanted] = useState<Word>("scanned");
  /** What was said last: what becomes of a word before it is no news. */
  const newest = useRef<Word>(wanted);
  const isRunning = useIsRunning();

  const say = useCallback(
    async (word: Word, then: Step) => {
      setWanted(word);
      newest.current = word;
      if (word !== "scanned") setStep("sending");
      try {
        await send(room, word);
        if (newest.current === word) setStep(then);
      } catch (thrown) {
        if (newest.current !== word) return;
        const isOver = thrown instanceof Failure && thrown.code === "room-not-found";
        setStep(isOver ? "over" : "failed");
      }
    },
    [room],
  );
  useEffect(() => void say("scanned", after.scanned), [say]);

  const answer = (word: Word) => void say(word, after[word]);
  return (
    <main className={styles.phone}>
      <h1>{words.title}</h1>
      {step === "asked" && (
        <>
          <p>{words.question}</p>
          <button
            type="button"
            data-primary
            disabled={!isRunning}
            onClick={() => answer("confirmed")}
          >
            {words.yes}
          </button>
          <button type="button" disabled={!isRunning} onClick={() => answer("refused")}>
            {words.no}
          </button>
        </>
      )}
      <p role="status">{step !== "asked" && words[step]}</p>
      {step === "failed" && (
        <button type="button" data-primary onClick={() => answer(wanted)}>
          {words.again}
        </button>
      )}
    </main>
  );
}

/** The id is the word's: however often a phone says it, the desktop hears it once. */
async function send(room: string, word: Word): Promise<void> {
  const { origin } = window.location;
  const traffic = createTraffic({ origin, room, transport, client: randomId(), observe() {} });
  const draft = { id: word, text: word, sentAt: Date.now() };
  await traffic.send(draft, { signal: new AbortController().signal, timeoutMs });
}
