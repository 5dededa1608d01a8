import { useCallback } from "react";
import useSWR from "swr";
import { findRoom, makeRoom } from "./api.ts";
import { memory, remembered } from "./memory.ts";

/** The room to show, or why there is none. */
export type RoomState =
  | { state: "loading" }
  | { state: "ready"; room: string }
  | { state: "over" }
  | { state: "failed" };

const once = { revalidateOnFocus: false, revalidateOnReconnect: false, shouldRetryOnError: false };

/**
 * The room asked for if it lives; else the visitor's own living one, or a new one, whose address
 * then takes the place of the page's. `again` looks anew, `over` is told that it
 * has ended, `fresh` makes a room and goes there.
 */
export function useRoom(asked: string | undefined) {
  const load = () => (asked === undefined ? ownRoom() : livingRoom(asked));
  const { data, error, isLoading, mutate } = useSWR<string | false>(
    ["open room", asked ?? ""],
    load,
    once,
  );
  const again = useCallback(() => void mutate(), [mutate]);
  const over = useCallback(() => void mutate(false, { revalidate: false }), [mutate]);
  return { ...stateOf(data, error, isLoading), again, over, fresh: goToNewRoom };
}

function stateOf(data: string | false | undefined, error: unknown, isLoading: boolean): RoomState {
  if (data) return { state: "ready", room: data };
  if (data === false) return { state: "over" };
  return { state: error && !isLoading ? "failed" : "loading" };
}

/** `false` when it is over. */
async function livingRoom(name: string): Promise<string | false> {
  return (await findRoom(name))?.room ?? false;
}

async function ownRoom(): Promise<string> {
  const own = memory.get(remembered.ownRoom);
  const room = own !== undefined && (await findRoom(own)) ? own : await newRoom();
  const { search, hash } = window.location;
  window.history.replaceState(window.history.state, "", `/r/${room}${search}${hash}`);
  return room;
}

async function newRoom(): Promise<string> {
  const { room, hostKey } = await makeRoom();
  memory.set(remembered.ownRoom, room);
  memory.set(remembered.hostKey(room), hostKey);
  return room;
}

async function goToNewRoom(): Promise<void> {
  window.location.assign(`/r/${await newRoom()}`);
}
