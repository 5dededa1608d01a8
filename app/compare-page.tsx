"use client";

import { Header } from "./controls/header.tsx";
import { Notice } from "./controls/notice.tsx";
import styles from "./panels/compare.module.css";
import { Compare } from "./panels/compare.tsx";
import { EmptyPanels } from "./panels/empty-panels.tsx";
import { useText } from "./text/text-provider.tsx";
import { useRoom } from "./use-room.ts";

/** The page that compares, from "no room yet" to "this room is over". */
export function ComparePage({ room: asked }: { room?: string }) {
  const { text } = useText();
  const found = useRoom(asked);

  if (found.state === "over") {
    return (
      <Notice title={text.room.over} detail={text.room.overDetail}>
        <button type="button" data-primary onClick={found.fresh}>
          {text.room.fresh}
        </button>
      </Notice>
    );
  }
  if (found.state === "failed") {
    return (
      <Notice title={text.room.failed}>
        <button type="button" data-primary onClick={found.again}>
          {text.room.again}
        </button>
      </Notice>
    );
  }
  return (
    <div className={styles.page}>
      <Header />
      {found.state === "ready" ? (
        <Compare key={found.room} room={found.room} onOver={found.over} />
      ) : (
        <EmptyPanels />
      )}
    </div>
  );
}
