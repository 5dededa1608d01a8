import { useState } from "react";
import { download } from "../export/download.ts";
import { fileName } from "../export/file-name.ts";
import type { ServerView } from "../meters/server-view.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { serverViewKey } from "../swr-keys.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { transportIds } from "../transports/index.ts";

type Kind = "csv" | "json" | "png";

/** A timeline out of sight is not drawn; once in sight, it is after this, ms. */
const drawnMs = 150;

/** Ways to save what was measured, and what became of the last try. */
export function useExports(comparison: Comparison, surroundings: Surroundings) {
  const speech = useText();
  const more = useMore();
  const [result, setResult] = useState<{ name?: string; isFailed?: true }>();
  const { room, recording, clock, state, panels } = comparison;
  const onServer = (time: number) => time + performance.timeOrigin + clock.offset.ms;

  async function csv(): Promise<Blob> {
    const [{ toCsv }, { eventRows }] = await Promise.all([
      import("../export/csv.ts"),
      import("../export/events.ts"),
    ]);
    const clocks = { timeOrigin: performance.timeOrigin, offsetMs: clock.offset.ms };
    return new Blob([toCsv(eventRows(recording, clocks))], { type: "text/csv;charset=utf-8" });
  }

  async function json(): Promise<Blob> {
    const [{ summaryOf }, { mutate }] = await Promise.all([
      import("../export/summary.ts"),
      import("swr"),
    ]);
    const { client, isPaused, settings } = state.get();
    const view = await mutate<ServerView>(serverViewKey(room, client));
    const seen = transportIds.map((id) => [
      id,
      { seen: panels[id].count(), numbers: panels[id].numbers.get() },
    ]);
    const summary = summaryOf({
      room,
      startedAt: onServer(recording.startedAt),
      exportedAt: onServer(performance.now()),
      isPaused,
      settings,
      surroundings,
      offset: clock.offset,
      panels: Object.fromEntries(seen),
      view,
    });
    return new Blob([summary], { type: "application/json" });
  }

  async function png(): Promise<Blob> {
    const timeline = document.getElementById("timeline");
    if (!(timeline instanceof HTMLCanvasElement)) throw new Error("There is no timeline.");
    const [{ captionOf }, { takePicture }] = await Promise.all([
      import("../export/caption.ts"),
      import("../export/picture.ts"),
    ]);
    timeline.scrollIntoView({ block: "nearest" });
    await new Promise((resolve) => setTimeout(resolve, drawnMs));
    const { text, format, language } = speech;
    const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium" });
    const words = { text, more, format, date: date.format(Date.now()) };
    return takePicture(timeline, {
      title: more.exporting.picture(text.timeline.title),
      names: new Map(transportIds.map((id) => [id, text.transports[id].name])),
      details: captionOf(words, room, state.get().settings, surroundings),
    });
  }

  async function offer(kind: Kind, make: () => Promise<Blob>): Promise<void> {
    try {
      const file = await make();
      const name = fileName(room, Date.now(), kind);
      download(file, name);
      setResult({ name });
    } catch {
      setResult({ isFailed: true });
    }
  }

  const save: Record<Kind, () => void> = {
    csv: () => void offer("csv", csv),
    json: () => void offer("json", json),
    png: () => void offer("png", png),
  };
  return { result, save };
}
