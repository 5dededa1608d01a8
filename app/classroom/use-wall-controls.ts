import { useState } from "react";
import type { ClassInfo } from "#wire-class";
import { projectorView } from "../projector/view.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import type { Looks } from "./sums.ts";
import type { Commands } from "./use-commands.ts";
import { useWallWords } from "./wall-words.tsx";

/** What lies over a part of the wall. */
export type SheetName = "vote" | "messages" | "settings" | "join" | "help";

/** One thing the host can do, by key or button. */
export interface Control {
  key: string;
  /** As it stands on the button. */
  shownKey: string;
  name: string;
  /** Shown instead of the name where a mark says as much. */
  transport?: string;
  run(): void;
}

export interface WallControls {
  all: readonly Control[];
  sheet: SheetName | undefined;
  open(sheet: SheetName): void;
  /** Another one that was opened meanwhile stays. */
  close(sheet: SheetName): void;
  /** The closed vote that was taken off the wall. */
  removedVote: string | undefined;
  removeVote(id: string): void;
}

const outageMs = 10_000;

/** What the host can do, in the order of the bar. */
export function useWallControls({
  info,
  commands,
  looks,
}: {
  info: ClassInfo;
  commands: Commands;
  looks: Looks;
}): WallControls {
  const { text } = useText();
  const { controls: words } = useWallWords();
  const [sheet, open] = useState<SheetName>();
  const close = (one: SheetName) => open((now) => (now === one ? undefined : now));
  const [removedVote, removeVote] = useState<string>();

  const act = (key: string, name: string, run: () => void, transport?: string): Control => ({
    key,
    shownKey: key === "Escape" ? "Esc" : key.toUpperCase(),
    name,
    run,
    ...(transport && { transport }),
  });

  const switches = transportIds.map((id, i) => {
    const name = words.switchTo(text.transports[id].name);
    const change = () =>
      void commands
        .run(name, (host) => host.tell({ type: "switch", transport: id }))
        .then((isDone) => isDone && looks.restart());
    return act(String(i + 1), name, change, id);
  });
  const freeze = info.frozen ? words.thaw : words.freeze;

  const all = [
    act(
      "p",
      words.ping,
      () => void commands.run(words.ping, (host) => host.tell({ type: "ping" })),
    ),
    ...switches,
    act("f", freeze, () => {
      void commands.run(freeze, (host) => host.tell({ type: "freeze", frozen: !info.frozen }));
    }),
    act("c", words.cut, () => void commands.run(words.cut, (host) => host.tell({ type: "cut" }))),
    act("o", words.outage, () => {
      void commands.run(words.outage, (host) => host.setFaults({ outageMs }));
    }),
    act("v", words.vote, () => open("vote")),
    act("l", words.messages, () => open("messages")),
    act("s", words.settings, () => open("settings")),
    act("j", words.join, () => open("join")),
    act("b", words.blank, projectorView.blank),
    act("?", words.help, () => open("help")),
    act("Escape", words.leave, () => window.location.assign("/class")),
  ];
  return { all, sheet, open, close, removedVote, removeVote };
}
