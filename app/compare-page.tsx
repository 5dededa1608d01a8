"use client";

import { useEffect } from "react";
import { Header } from "./controls/header.tsx";
import { Notice } from "./controls/notice.tsx";
import { later } from "./later.tsx";
import styles from "./panels/compare.module.css";
import { EmptyPanels } from "./panels/empty-panels.tsx";
import { loadScreen } from "./panels/screens.ts";
import { useText } from "./text/text-provider.tsx";
import { useRoom } from "./use-room.ts";

const loadCompare = async () => {
  const [{ Compare }] = await Promise.all([import("./panels/compare.tsx"), loadScreen()]);
  return Compare;
};
const Compare = later(loadCompare, <EmptyPanels />);

/** The page that compares, from "no room yet" to "this room is over". */
export function ComparePage({ room: asked }: { room?: string }) {
  const { text } = useText();
  const found = useRoom(asked);
  // It comes while the room is looked for.
  useEffect(() => void loadCompare().catch(() => {}), []);

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
