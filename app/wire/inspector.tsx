import { useEffect, useMemo, useState } from "react";
import { useStore } from "../panels/use-store.ts";
import { useWireWords } from "../text/use-wire-words.ts";
import { CaptureControls, type Shown } from "./capture-controls.tsx";
import { KeyWay } from "./key-way.tsx";
import { ListBox } from "./list-box.tsx";
import { PacketRow } from "./packet-row.tsx";
import type { WireSession } from "./session.ts";
import { findSought, type Sought } from "./sought.ts";
import { SoughtLine } from "./sought-line.tsx";
import { threeWays } from "./three-ways.ts";
import { ThreeWaysTable } from "./three-ways-table.tsx";
import { Viewer } from "./viewer.tsx";
import styles from "./wire.module.css";
import { Talk } from "./wire-controls.tsx";
import type { WireItem } from "./wire-log.ts";

interface InspectorProps {
  room: string;
  session: WireSession;
  sought: Sought | undefined;
}

/** Three panes of what was captured, and what can be read in it. */
export function Inspector({ room, session, sought }: InspectorProps) {
  const words = useWireWords();
  const state = useStore(session.state);
  const { items, client, handshake } = state;
  const [shown, setShown] = useState<Shown>("all");
  const [chosen, setChosen] = useState<{ client: string | undefined; item: WireItem }>();
  const entries = useMemo(
    () => items.filter(({ transport }) => shown === "all" || transport === shown),
    [items, shown],
  );
  const ways = useMemo(() => threeWays(items), [items]);
  const found = useMemo(() => sought && findSought(items, sought), [items, sought]);
  const [metIn, setMetIn] = useState<string>();
  useEffect(() => {
    // What one came for is chosen once; then it is the reader who chooses.
    if (!found || metIn === client) return;
    setMetIn(client);
    setChosen({ client, item: found });
  }, [found, metIn, client]);
  // The first to look at is the handshake; another capture has other items.
  const one = chosen?.client === client ? chosen?.item : handshake?.item;
  // Whoever reads it still has it when the list has forgotten it.
  const looked = items.find((item) => item.id === one?.id) ?? one;
  const choose = (id: number) => {
    const item = items.find((known) => known.id === id);
    if (item) setChosen({ client, item });
  };

  return (
    <>
      <Talk room={room} session={session} />
      <div className={styles.columns}>
        <div className={styles.panes}>
          <CaptureControls
            session={session}
            state={state}
            shown={shown}
            onShow={setShown}
            items={items}
          />
          {sought && <SoughtLine sought={sought} isFound={metIn === client} />}
          <ListBox
            label={words.list}
            className={styles.packets}
            entries={entries}
            chosen={one?.id}
            onChoose={choose}
            Row={PacketRow}
            isPinned
          />
          {items.length === 0 && <p className={styles.muted}>{words.none}</p>}
          {looked ? (
            <Viewer key={`${client} ${looked.id}`} looked={looked} />
          ) : (
            <div className={styles.unlooked} />
          )}
        </div>
        <div className={styles.side}>
          <ThreeWaysTable
            ways={ways}
            onSee={(item) => {
              setShown("all");
              choose(item);
            }}
          />
          <KeyWay handshake={handshake} />
        </div>
      </div>
    </>
  );
}
