import { useRef } from "react";
import useSWR from "swr";
import type { Message } from "#wire";
import { ask, merge } from "./messages.ts";

export function useMessages(room: string, refreshInterval = 1000) {
  const cursor = useRef<string>(undefined);
  const known = useRef<Message[]>([]);

  return useSWR(
    `/api/rooms/${room}/short-polling`,
    async (address) => {
      const page = await ask(address, cursor.current ? { after: cursor.current } : {});
      cursor.current = page.cursor;
      known.current = merge(known.current, page.messages);
      return known.current;
    },
    {
      refreshInterval,
      // The usual two seconds would swallow every second ask.
      dedupingInterval: 0,
      revalidateOnFocus: false,
      errorRetryInterval: 500,
    },
  );
}
