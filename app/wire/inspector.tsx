import { useMemo, useState } from "react";
import { useStore } from "../panels/use-store.ts";
import { useWireWords } from "../text/use-wire-words.ts";
import { CaptureControls, type Shown } from "./capture-controls.tsx";
import { findHandshake } from "./handshake.ts";
import { KeyWay } from "./key-way.tsx";
import { ListBox } from "./list-box.tsx";
import { PacketRow } from "./packet-row.tsx";
import type { WireSession } from "./session.ts";
import { threeWays } from "./three-ways.ts";
import { ThreeWaysTable } from "./three-ways-table.tsx";
import { Viewer } from "./viewer.tsx";
import styles from "./wire.module.css";
import { Talk } from "./wire-controls.tsx";

/** Three panes of what was captured, and what can be read in it. */
export function Inspector({ room, session }: { room: string; session: WireSession }) {
  const words = useWireWords();
  const state = useStore(session.state);
  const { items, client } = state;
  const [shown, setShown] = useState<Shown>("all");
  const [chosen, setChosen] = useState<{ client: string | undefined; id: number }>();
  const entries = useMemo(
    () => items.filter(({ transport }) => shown === "all" || transport === shown),
    [items, shown],
  );
  const handshake = useMemo(() => findHandshake(items), [items]);
  const ways = useMemo(() => threeWays(items), [items]);
  // The first to look at is the handshake; another capture has other items.
  const id = chosen?.client === client ? chosen?.id : handshake?.item;
  const looked = items.find((item) => item.id === id);
  const choose = (item: number) => setChosen({ client, id: item });

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
          <ListBox
            label={words.list}
            className={styles.packets}
            entries={entries}
            chosen={id}
            onChoose={choose}
            Row={PacketRow}
            isPinned
          />
          {items.length === 0 && <p className={styles.muted}>{words.none}</p>}
          {looked && <Viewer key={`${client} ${looked.id}`} looked={looked} />}
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
