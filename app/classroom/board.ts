import type { Message } from "#wire";
import type { ClassEvent } from "#wire-class";

/** What the class said, as the host sees it: the newest, oldest first. */
export interface Board {
  readonly rows: readonly Row[];
  /** Takes what came; what the host hid since is hidden here too. */
  take(messages: readonly Message[]): void;
}

/** One message on it. */
export interface Row {
  seq: number;
  id: string;
  text: string;
  isHidden: boolean;
}

const mostRows = 100;

/** An empty one. */
export function createBoard(): Board {
  let rows: Row[] = [];

  function hide(isMeant: (seq: number) => boolean): void {
    rows = rows.map((row) => (isMeant(row.seq) ? { ...row, text: "", isHidden: true } : row));
  }

  function hear(event: Partial<ClassEvent>, seq: number): void {
    if (event.type === "hide") hide((one) => one === event.seq);
    if (event.type === "clear") hide((one) => one <= (event.seq ?? seq));
  }

  return {
    get rows() {
      return rows;
    },
    take(messages) {
      for (const { seq, id, kind, text, data } of messages) {
        if (kind === "event") hear((data ?? {}) as Partial<ClassEvent>, seq);
        else rows = [...rows, { seq, id, text, isHidden: data?.hidden === true }].slice(-mostRows);
      }
    },
  };
}
