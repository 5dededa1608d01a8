"use client";

import { Header } from "../controls/header.tsx";
import { Notice } from "../controls/notice.tsx";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { type AddressOf, useRoom } from "../use-room.ts";
import { Inspector } from "./inspector.tsx";
import { PageLinks } from "./page-links.tsx";
import type { Sought } from "./sought.ts";
import { useWireSession } from "./use-wire-session.ts";
import { Why } from "./why.tsx";
import styles from "./wire.module.css";

const wireAddress: AddressOf = (room, search) => {
  const query = new URLSearchParams(search);
  query.set("room", room);
  return `/wire?${query}`;
};

interface WirePageProps {
  room: string | undefined;
  /** Where it was asked for from a mark of the timeline. */
  sought: Sought | undefined;
}

/** The page of bytes, in the room asked for or in the visitor's own. */
export function WirePage({ room: asked, sought }: WirePageProps) {
  const words = useWireWords();
  const { text } = useText();
  const found = useRoom(asked, wireAddress);
  const session = useWireSession(found.state === "ready" ? found.room : undefined);

  if (found.state === "over" || found.state === "failed") {
    const isOver = found.state === "over";
    return (
      <Notice
        title={isOver ? text.room.over : text.room.failed}
        detail={isOver ? text.room.overDetail : undefined}
      >
        <button type="button" data-primary onClick={isOver ? found.fresh : found.again}>
          {isOver ? text.room.fresh : text.room.again}
        </button>
      </Notice>
    );
  }
  return (
    <>
      <Header page="wire" />
      <main className={styles.page} id="panels">
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <PageLinks here="toWire" />
        {found.state === "ready" && session ? (
          <Inspector room={found.room} session={session} sought={sought} />
        ) : (
          <p data-coming>{text.room.loading}</p>
        )}
        <Why />
      </main>
    </>
  );
}
