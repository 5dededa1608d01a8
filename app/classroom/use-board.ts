import { useEffect, useState } from "react";
import { transportSettings, usualSettings } from "../settings.ts";
import { createTraffic } from "../traffic.ts";
import { transportIds, transports } from "../transports/index.ts";
import { createBoard, type Row } from "./board.ts";

/** A flood renews the list this often, ms. */
const everyMs = 250;

/**
 * The class's messages while the list is open, by the newest transport there is. It reads under the
 * wall's own id, so that what this costs can be told from what the phones cost.
 */
export function useBoard(room: string, client: string): readonly Row[] {
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(() => {
    const transport = transportIds.at(-1);
    if (!transport) return;
    let board = createBoard();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      timer = undefined;
      setRows(board.rows);
    };
    const open = transports[transport].open({
      traffic: createTraffic({
        origin: window.location.origin,
        room,
        transport,
        client,
        observe() {},
      }),
      deliver({ messages, gap }) {
        if (gap) board = createBoard();
        board.take(messages);
        timer ??= setTimeout(show, everyMs);
      },
      status() {},
      settings: transportSettings(usualSettings),
    });
    return () => {
      open.close();
      clearTimeout(timer);
    };
  }, [room, client]);
  return rows;
}
