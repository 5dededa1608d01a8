"use client";

import { useState } from "react";
import type { ClassInfo, ClassView } from "#wire-class";
import { useOwnKeys } from "../controls/use-keys.ts";
import { randomId } from "../ids.ts";
import { calm } from "../meters/surroundings.ts";
import { BlackScreen } from "../projector/black-screen.tsx";
import stage from "../projector/stage.module.css";
import { useProjectorColours } from "../projector/use-colours.ts";
import { useStirred } from "../projector/use-stirred.ts";
import { useText } from "../text/text-provider.tsx";
import { transportIds } from "../transports/index.ts";
import { useSurroundings } from "../use-surroundings.ts";
import { AgesTable } from "./ages-table.tsx";
import { ClassTimeline } from "./class-timeline.tsx";
import columns from "./columns.module.css";
import pictures from "./pictures.module.css";
import { Sheets } from "./sheets.tsx";
import { StripPlot } from "./strip-plot.tsx";
import { useLooks } from "./use-class.ts";
import { useCommands } from "./use-commands.ts";
import { useWallControls } from "./use-wall-controls.ts";
import { VoteBars } from "./vote-bars.tsx";
import styles from "./wall.module.css";
import { WallBar } from "./wall-bar.tsx";
import { WallColumn } from "./wall-column.tsx";
import { WallTop } from "./wall-top.tsx";
import { useWallWords } from "./wall-words.tsx";

interface WallScreenProps {
  room: string;
  info: ClassInfo;
  view: ClassView;
  /** The server has not answered of late. */
  isStale: boolean;
}

/** The class for a room: sums, ages, arrivals and the vote; the host's controls come with the mouse or by key. */
export function WallScreen({ room, info, view, isStale }: WallScreenProps) {
  const words = useWallWords();
  const { format } = useText();
  // It may look in to read messages, and is then no phone.
  const [client] = useState(randomId);
  const { looks } = useLooks(room, client);
  const surroundings = useSurroundings(room, calm);
  const commands = useCommands(room);
  const isStirred = useStirred();
  const controls = useWallControls({ info, commands, looks });
  useProjectorColours();
  useOwnKeys(Object.fromEntries(controls.all.map(({ key, run }) => [key, run])));

  const phones = view.phones.filter(({ isHere }) => isHere);
  const sums = transportIds.map((id) => ({ id, ...looks.sum(id) }));
  const highest = Math.max(1, ...sums.flatMap(({ pulse }) => pulse));
  const { vote } = info;
  const isVoting = vote !== null && (vote.isOpen || vote.id !== controls.removedVote);

  return (
    <>
      <main className={`${stage.stage} ${styles.wall}`} data-stirred={isStirred || undefined}>
        <h1 className="visually-hidden">{words.title(info.code ?? room)}</h1>
        <WallTop
          room={room}
          info={info}
          phones={phones.length}
          faults={surroundings.faults}
          isStale={isStale}
        />
        <div className={columns.columns}>
          {sums.map(({ id, ...sum }) => (
            <WallColumn
              key={id}
              id={id}
              sum={sum}
              spanMs={looks.spanMs}
              highest={highest}
              phones={phones.filter(({ transport }) => transport === id).length}
            />
          ))}
        </div>
        <div className={pictures.pictures} data-voting={isVoting || undefined}>
          <StripPlot phones={phones} hasTold={view.phones.some(({ last }) => last !== undefined)} />
          <ClassTimeline arrivals={view.arrivals} phones={view.phones} />
          {isVoting && <VoteBars vote={vote} answers={info.answers} format={format} />}
        </div>
        <AgesTable phones={phones} arrivals={view.arrivals} />
        <WallBar controls={controls} commands={commands} />
      </main>
      <Sheets
        room={room}
        client={client}
        info={info}
        view={view}
        surroundings={surroundings}
        controls={controls}
        commands={commands}
      />
      <BlackScreen />
    </>
  );
}
