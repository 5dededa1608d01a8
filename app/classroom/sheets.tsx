"use client";

import type { ClassInfo, ClassView } from "#wire-class";
import type { Surroundings } from "../meters/surroundings.ts";
import { MessageBoard } from "./message-board.tsx";
import { Qr } from "./qr.tsx";
import styles from "./sheet.module.css";
import { Sheet } from "./sheet.tsx";
import { typedAddress, useAddress } from "./use-address.ts";
import type { Commands } from "./use-commands.ts";
import type { WallControls } from "./use-wall-controls.ts";
import { VoteForm } from "./vote-form.tsx";
import { WallSettings } from "./wall-settings.tsx";
import { BothWall, useWallWords } from "./wall-words.tsx";

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
    default:
      return null;
  }
}

function Join({ room, code }: { room: string; code: string | null }) {
  const words = useWallWords();
  const { origin } = useAddress(room);
  if (!origin || !code) return null;
  return (
    <div className={styles.join}>
      <Qr origin={origin} code={code} words={words.qr} />
      <p>
        <span>
          <BothWall say={(shown) => shown.join} />
        </span>
        <strong>{typedAddress(origin)}</strong>
        <strong className={styles.code}>{code}</strong>
      </p>
    </div>
  );
}
