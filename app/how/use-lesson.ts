import { useEffect, useState } from "react";
import { paths } from "#wire";
import { callApi } from "../api.ts";
import { Failure } from "../failure.ts";
import { hostOf } from "../host.ts";
import { createWakes } from "../panels/wakes.ts";
import { transportSettings, usualSettings } from "../settings.ts";
import { type TransportId, transports } from "../transports/index.ts";
import { stories } from "../transports/stories/index.ts";
import { createLesson, type Lesson } from "./lesson.ts";

/** Long enough to strike the slowest of them, whose next ask is a second away, ms. */
const outageMs = 1500;

/** A transport's lesson in a room, begun; none before the browser has it. */
export function useLesson(room: string, id: TransportId): Lesson | undefined {
  const [lesson, setLesson] = useState<Lesson>();
  useEffect(() => {
    const wakes = createWakes({ document, window });
    const unwatch = wakes.watch();
    const opened = createLesson({
      id,
      transport: transports[id],
      story: stories[id],
      settings: transportSettings(usualSettings),
      origin: window.location.origin,
      room,
      onWake: wakes.onWake,
      say: () => callApi(paths.say(room), { method: "POST" }),
      async breakLines() {
        const host = hostOf(room);
        if (!host) throw new Failure("unauthorized", "This browser does not hold the room's key.");
        await host.setFaults({ outageMs });
      },
    });
    opened.go(0);
    setLesson(opened);
    return () => {
      unwatch();
      opened.close();
    };
  }, [room, id]);
  return lesson;
}
