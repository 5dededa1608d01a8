"use client";

import type { ClassInfo, ClassView } from "#wire-class";
import { later } from "../later.tsx";
import type { Surroundings } from "../meters/surroundings.ts";
import { Join } from "./join.tsx";
import { MessageBoard } from "./message-board.tsx";
import { Sheet } from "./sheet.tsx";
import type { Commands } from "./use-commands.ts";
import type { WallControls } from "./use-wall-controls.ts";
import { VoteForm } from "./vote-form.tsx";
import { WallSettings } from "./wall-settings.tsx";
import { useWallWords } from "./wall-words.tsx";

const HelpKeys = later(async () => (await import("../controls/help-keys.tsx")).HelpKeys);

interface SheetsProps {
  room: string;
  /** The wall's own id, under which it reads messages. */
  client: string;
  info: ClassInfo;
  view: ClassView;
  surroundings: Surroundings;
  controls: WallControls;
  commands: Commands;
}

/** What the host has opened, if anything. */
export function Sheets({
  room,
  client,
  info,
  view,
  surroundings,
  controls,
  commands,
}: SheetsProps) {
  const { controls: words } = useWallWords();
  const { sheet } = controls;
  const close = () => sheet && controls.close(sheet);
  switch (sheet) {
    case "vote":
      return (
        <Sheet key={sheet} title={words.vote} said={commands.said} onClose={close}>
          <VoteForm vote={info.vote} controls={controls} commands={commands} onDone={close} />
        </Sheet>
      );
    case "messages":
      return (
        <Sheet key={sheet} title={words.messages} said={commands.said} onClose={close}>
          <MessageBoard room={room} client={client} view={view} commands={commands} />
        </Sheet>
      );
    case "settings":
      return (
        <Sheet key={sheet} title={words.settings} said={commands.said} onClose={close}>
          <WallSettings room={room} info={info} surroundings={surroundings} commands={commands} />
        </Sheet>
      );
    case "join":
      return (
        <Sheet key={sheet} title={words.join} isFull said={commands.said} onClose={close}>
          <Join room={room} code={info.code} />
        </Sheet>
      );
    case "help":
      return (
        <Sheet key={sheet} title={words.help} said={commands.said} onClose={close}>
          <HelpKeys lines={controls.all.map(({ key, name }) => ({ keys: [key], does: name }))} />
        </Sheet>
      );
    default:
      return null;
  }
}
