"use client";

import { useEffect, useState } from "react";
import { Notice } from "../controls/notice.tsx";
import { useText } from "../text/text-provider.tsx";
import { Gate } from "./gate.tsx";
import { useClassInfo, usePhones } from "./use-class.ts";
import { WallScreen } from "./wall-screen.tsx";
import { useWallWords } from "./wall-words.tsx";

/** A class's wall, for whoever has its key. */
export function Wall({ room }: { room: string }) {
  const { text } = useText();
  const { guest } = useWallWords();
  const info = useClassInfo(room);
  const view = usePhones(room);
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);

  const cause = view.cause ?? info.cause;
  if (cause === "room-not-found") {
    return (
      <Notice title={guest.over} detail={text.room.overDetail}>
        <a href="/class">{guest.class}</a>
      </Notice>
    );
  }
  if (view.cause === "unauthorized" || view.cause === "forbidden") {
    return <Gate room={room} cause={view.cause} code={info.data?.code} onKey={view.again} />;
  }
  if (!isMounted || !info.data || !view.data) {
    return cause ? (
      <Notice title={guest.title} detail={guest.unreached}>
        <p role="alert">⚠ {text.causes[cause]}</p>
      </Notice>
    ) : null;
  }
  return <WallScreen room={room} info={info.data} view={view.data} isStale={cause !== undefined} />;
}
