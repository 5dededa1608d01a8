import { useCallback, useEffect, useState } from "react";
import { findOwnRoom } from "../use-room.ts";

/** The visitor's own room, or why there is none; the page keeps its address. */
export function useOwnRoom() {
  const [room, setRoom] = useState<string>();
  const [hasFailed, setHasFailed] = useState(false);
  const look = useCallback(() => {
    let isGone = false;
    setHasFailed(false);
    findOwnRoom().then(
      (found) => {
        if (!isGone) setRoom(found);
      },
      () => {
        if (!isGone) setHasFailed(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(look, [look]);
  return { room, hasFailed, again: look };
}
