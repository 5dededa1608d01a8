import { useEffect, useEffectEvent } from "react";
import { useStore } from "../panels/use-store.ts";
import type { Store } from "../store.ts";
import { useText } from "../text/text-provider.tsx";
import { useScanWords } from "../text/use-scan-words.ts";
import type { TransportId } from "../transports/index.ts";
import type { DeskState } from "./desk.ts";
import styles from "./scan.module.css";
import { useDesk } from "./use-desk.ts";

interface NewsProps {
  room: string;
  id: TransportId;
  onLate(lateMs: number): void;
  onAgain(): void;
}

/** What the desktop has heard of the phone. */
export function News({ room, id, ...handlers }: NewsProps) {
  const desk = useDesk(room, id);
  return <div className={styles.news}>{desk && <Heard state={desk.state} {...handlers} />}</div>;
}

function Heard({
  state,
  onLate,
  onAgain,
}: { state: Store<DeskState> } & Omit<NewsProps, "room" | "id">) {
  const words = useScanWords();
  const { format } = useText();
  const { word, lateMs, requests, isTrouble, isOver } = useStore(state);
  const late = useEffectEvent(onLate);
  useEffect(() => {
    if (lateMs !== undefined) late(lateMs);
  }, [lateMs]);

  const isDecided = lateMs !== undefined;
  return (
    <>
      <p role="status">
        {isTrouble && !isDecided ? (
          words.failed
        ) : isDecided ? (
          <strong>{words[word ?? "scanned"]}</strong>
        ) : (
          words[word ?? "waiting"]
        )}
        {isDecided && ` ${words.late(lateMs, format)}`}
      </p>
      <p>{words.asked(requests, format)}</p>
      {(isDecided || isOver) && (
        <button type="button" data-primary onClick={onAgain}>
          {words.again}
        </button>
      )}
    </>
  );
}
