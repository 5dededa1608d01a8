"use client";

import useSWR from "swr";
import { asFailure } from "../failure.ts";
import { useText } from "../text/text-provider.tsx";
import { readClass } from "./class-host.ts";
import { Join } from "./join.tsx";
import { Sheet } from "./sheet.tsx";
import { useWallWords } from "./wall-words.tsx";

/** The way into a class over a page that knows nothing of it; where the room is none it says so. */
export function JoinSheet({ room, onClose }: { room: string; onClose(): void }) {
  const { causes } = useText().text;
  const { controls, guest } = useWallWords();
  const { data, error } = useSWR(["join code", room], () => readClass(room), {
    revalidateOnFocus: false,
    // Opened anew it looks anew.
    dedupingInterval: 0,
  });
  return (
    <Sheet title={controls.join} isFull said={undefined} onClose={onClose}>
      {data && data.code !== null && <Join room={room} code={data.code} />}
      {data && data.code === null && (
        <p>
          {guest.noClass} <a href="/class">{guest.class}</a>
        </p>
      )}
      {!data && error && <p role="alert">⚠ {causes[asFailure(error).code]}</p>}
    </Sheet>
  );
}
