import { useCallback, useEffect, useState } from "react";
import { findRoom, makeRoom } from "./api.ts";
import { memory, remembered } from "./memory.ts";

/** The room to show, or why there is none. */
export type RoomState =
  | { state: "loading" }
  | { state: "ready"; room: string }
  | { state: "over" }
  | { state: "failed" };

/** Where a page shows a room. @param search the page's query, which is kept. */
export type AddressOf = (room: string, search: string) => string;

const comparison: AddressOf = (room, search) => `/r/${room}${search}`;

/** By what was asked for: however often the page is drawn, it makes one room. */
const openings = new Map<string | undefined, Promise<string | false>>();

/**
 * The room asked for if it lives; else the visitor's own living one, or a new one, whose address
 * then takes the place of the page's. `again` looks anew, `over` is told that it
 * has ended, `fresh` makes a room and goes there.
 */
export function useRoom(asked: string | undefined, addressOf: AddressOf = comparison) {
  const [found, setFound] = useState<RoomState>({ state: "loading" });
  const look = useCallback(() => {
    let isGone = false;
    const tell = (state: RoomState) => {
      if (!isGone) setFound(state);
    };
    tell({ state: "loading" });
    open(asked, addressOf).then(
      (room) => tell(room === false ? { state: "over" } : { state: "ready", room }),
      () => tell({ state: "failed" }),
    );
    return () => {
      isGone = true;
    };
  }, [asked, addressOf]);
  useEffect(look, [look]);
  const again = useCallback(() => void look(), [look]);
  const over = useCallback(() => setFound({ state: "over" }), []);
  return { ...found, again, over, fresh: () => void goToNewRoom(addressOf) };
}

/** What failed is tried anew by whoever asks next. */
function open(asked: string | undefined, addressOf: AddressOf): Promise<string | false> {
  const known =
    openings.get(asked) ?? (asked === undefined ? ownRoom(addressOf) : livingRoom(asked));
  openings.set(asked, known);
  known.catch(() => openings.delete(asked));
  return known;
}

/** `false` when it is over. */
async function livingRoom(name: string): Promise<string | false> {
  return (await findRoom(name))?.room ?? false;
}

/** The visitor's own living room, or a new one. @throws {Failure} */
export async function findOwnRoom(): Promise<string> {
  const own = memory.get(remembered.ownRoom);
  return own !== undefined && (await findRoom(own)) ? own : newRoom();
}

async function ownRoom(addressOf: AddressOf): Promise<string> {
  const room = await findOwnRoom();
  const { search, hash } = window.location;
  const address = `${addressOf(room, search)}${hash}`;
  window.history.replaceState(window.history.state, "", address);
  return room;
}

async function newRoom(): Promise<string> {
  const { room, hostKey } = await makeRoom();
  memory.set(remembered.ownRoom, room);
  memory.set(remembered.hostKey(room), hostKey);
  return room;
}

async function goToNewRoom(addressOf: AddressOf): Promise<void> {
  window.location.assign(addressOf(await newRoom(), ""));
}
