"use client";

import { useEffect, useState } from "react";
import useSWR from "swr";
import { classPaths } from "#wire-class";
import { Header } from "../controls/header.tsx";
import { Notice } from "../controls/notice.tsx";
import { useText } from "../text/text-provider.tsx";
import { useScanWords } from "../text/use-scan-words.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import { makeDeskRoom } from "./desk-room.ts";
import { News } from "./news.tsx";
import styles from "./scan.module.css";
import { Ways } from "./ways.tsx";

export interface Try {
  n: number;
  id: TransportId;
  lateMs: number;
}

/** The first way shows the wait best. */
const slowest = transportIds[0] as TransportId;

const once = { revalidateOnFocus: false, revalidateOnReconnect: false };

/** The desktop that waits for a phone's yes. */
export function DeskPage() {
  const words = useScanWords();
  const { text } = useText();
  const [id, setId] = useState(slowest);
  const [round, setRound] = useState(1);
  const [tries, setTries] = useState<readonly Try[]>([]);
  const made = useSWR(["scan", round], () => makeDeskRoom(new URL(window.location.href)), once);
  const desk = made.data;

  useEffect(() => {
    if (!desk) return;
    window.addEventListener("pagehide", desk.end);
    return () => {
      window.removeEventListener("pagehide", desk.end);
      desk.end();
    };
  }, [desk]);

  if (made.error && !desk) {
    return (
      <Notice title={text.room.failed}>
        <button type="button" data-primary onClick={() => void made.mutate()}>
          {text.room.again}
        </button>
      </Notice>
    );
  }
  return (
    <>
      <Header page="class" />
      <main className={styles.page} id="panels">
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <div className={styles.desk}>
          <Picture address={desk?.address} />
          <div className={styles.side}>
            <Ways chosen={id} onChoose={setId} />
            {desk ? (
              <News
                key={`${desk.room} ${id}`}
                room={desk.room}
                id={id}
                onLate={(lateMs) =>
                  setTries((known) =>
                    [{ n: (known[0]?.n ?? 0) + 1, id, lateMs }, ...known].slice(0, 12),
                  )
                }
                onAgain={() => setRound(round + 1)}
              />
            ) : (
              <div className={styles.news} />
            )}
            <h2>{words.tries}</h2>
            <Tries tries={tries} />
          </div>
        </div>
      </main>
    </>
  );
}

/** The way in for the phone; while the room is being made it has its place. */
function Picture({ address }: { address: string | undefined }) {
  const words = useScanWords();
  return (
    <div className={styles.picture}>
      {address ? (
        <>
          <img
            src={`${classPaths.qr}?text=${encodeURIComponent(address)}`}
            alt={words.qr(address)}
            width={360}
            height={360}
          />
          <span>{words.orOpen}</span>
          <a href={address}>{address.replace(/^https?:\/\//, "")}</a>
        </>
      ) : (
        <div className={styles.blank} />
      )}
    </div>
  );
}

/** What the ways cost in waiting so far, by hand and so by everybody's own eyes. */
function Tries({ tries }: { tries: readonly Try[] }) {
  const words = useScanWords();
  const { text, format } = useText();
  if (tries.length === 0) return <p>{words.none}</p>;
  return (
    <ol className={styles.tries}>
      {tries.map(({ n, id, lateMs }) => (
        <li key={n} data-transport={id}>
          {text.transports[id].name}: {format.ms(lateMs)}
        </li>
      ))}
    </ol>
  );
}
