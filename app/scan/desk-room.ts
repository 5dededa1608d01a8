import { paths } from "#wire";
import { type ClassAddress, classPaths } from "#wire-class";
import { makeRoom } from "../api.ts";
import { callWith } from "../host.ts";

/** A room for one log-in, and the address that leads a phone to it. */
export interface DeskRoom {
  room: string;
  address: string;
  /** Ends the room: its picture is good for nothing then. */
  end(): void;
}

/** Makes one. @throws {Failure} */
export async function makeDeskRoom(here: URL): Promise<DeskRoom> {
  const { room, hostKey } = await makeRoom();
  const headers = { Authorization: `Bearer ${hostKey}` };
  const origin = isForMeAlone(here)
    ? await callWith(hostKey)<{ addresses: ClassAddress[] }>(
        "GET",
        classPaths.addresses(room),
      ).then(
        ({ addresses }) => addresses.find(({ isReachable }) => isReachable)?.origin,
        () => undefined,
      )
    : here.origin;
  return {
    room,
    address: `${origin ?? here.origin}/scan/${room}`,
    end() {
      // It may be the last thing that this page does.
      void fetch(paths.room(room), { method: "DELETE", headers, keepalive: true }).catch(() => {});
    },
  };
}

/** Whether the page's own address means another machine on a phone. */
function isForMeAlone({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
