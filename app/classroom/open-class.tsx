"use client";

import { useEffect, useRef, useState } from "react";
import useSWR from "swr";
import { type AudienceInfo, classPaths } from "#wire-class";
import { callApi } from "../api.ts";
import { useText } from "../text/text-provider.tsx";
import { useClassWords } from "../text/use-class-words.ts";
import { AddressChoice } from "./address-choice.tsx";
import styles from "./class.module.css";
import { Elsewhere } from "./elsewhere.tsx";
import { EndClass } from "./end-class.tsx";
import type { Gone } from "./gone.ts";
import { JoinHelp } from "./join-help.tsx";
import { Qr } from "./qr.tsx";
import { typedAddress, useAddress } from "./use-address.ts";
import { useClassInfo, usePhones } from "./use-class.ts";
import { useCommands } from "./use-commands.ts";

/** What the button simulates. */
const simulated = 30;

interface OpenClassProps {
  room: string;
  onGone(why: Gone): void;
}

/** The way in for phones, and what the host does before the lesson. */
export function OpenClass({ room, onGone }: OpenClassProps) {
  const { text, format } = useText();
  const words = useClassWords();
  // A class that is about to be gone is not asked for, or it would look as if somebody else had ended it.
  const goes = useRef(false);
  const isPaused = () => goes.current;
  const info = useClassInfo(room, isPaused);
  const view = usePhones(room, isPaused);
  const address = useAddress(room, isPaused);
  const commands = useCommands(room);
  const audience = useSWR(
    ["audience", room],
    () => callApi<AudienceInfo>(classPaths.audience(room)),
    {
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  );
  const [isEnding, setIsEnding] = useState(false);

  const { cause } = view;
  const isOver = (cause ?? info.cause) === "room-not-found";
  const isForbidden = cause === "forbidden" || cause === "unauthorized";
  useEffect(() => {
    if (isOver && !goes.current) onGone("over");
    else if (isForbidden) onGone("forbidden");
  }, [isOver, isForbidden, onGone]);

  const code = info.data?.code;
  const { origin } = address;
  const here = view.data?.phones.filter(({ isHere }) => isHere) ?? [];
  const drawn = here.filter(({ isSimulated }) => isSimulated).length;
  const runs = audience.data?.running === true;
  const simulate = async () => {
    const what = runs ? words.dismiss : words.simulate;
    await commands.run(what, (host) =>
      runs ? host.dismiss() : host.simulate({ clients: simulated }),
    );
    await audience.mutate().catch(() => {});
  };
  const { said } = commands;
  const broken = said?.cause ?? (info.data ? undefined : info.cause);

  return (
    <main id="panels" className={styles.open} tabIndex={-1}>
      <div className={styles.picture}>
        {code && origin && <Qr origin={origin} code={code} words={words.qr} />}
      </div>
      <div className={styles.side}>
        <h1>{words.title}</h1>
        {code && origin && (
          <p className={styles.way}>
            <span>{words.scan}</span>
            <strong className={styles.address}>{typedAddress(origin)}</strong>
            <span>{words.type}</span>
            <strong className={styles.code}>{code}</strong>
          </p>
        )}
        <p className={styles.joined} role="status">
          <strong>{words.joined(here.length, format)}</strong>
          {drawn > 0 && <span> {words.simulated(drawn, format)}</span>}
        </p>
        <div className={styles.buttons}>
          <a className="button" data-primary href={`/class/${room}/wall`}>
            {words.wall}
          </a>
          <button type="button" onClick={() => void simulate()}>
            {runs ? words.dismiss : words.simulate}
          </button>
          <button type="button" onClick={() => setIsEnding(true)}>
            {words.end}
          </button>
        </div>
        {broken && (
          <p role="alert" className={styles.error}>
            ⚠ {words.failed(said?.what ?? words.title, text.causes[broken])}
          </p>
        )}
        <JoinHelp joined={here.length} />
        <AddressChoice address={address} />
        <Elsewhere room={room} />
        <a href="/scan">{words.login}</a>
      </div>
      {isEnding && (
        <EndClass
          room={room}
          onEnding={(isUnderWay) => {
            goes.current = isUnderWay;
          }}
          onClose={() => setIsEnding(false)}
          onEnded={() => onGone("ended")}
        />
      )}
    </main>
  );
}
