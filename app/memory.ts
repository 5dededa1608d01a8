/** Somewhere to remember texts by name. */
export interface Memory {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** What this browser remembers. Where storage is refused, it forgets, and all else works. */
export const memory = remembering(() => localStorage);

/** What this tab alone remembers, over reloads, until it is closed. */
export const tabMemory = remembering(() => sessionStorage);

/** Names of what is remembered. */
export const remembered = {
  /** The visitor's own living room. */
  ownRoom: "room",
  /** The host key of a room that was made here. */
  hostKey: (room: string) => `host-key:${room}`,
  /** The class this browser last made or took back. */
  classRoom: "class",
  /** The address that was last shown to phones, `http://host:port`. */
  classOrigin: "class-origin",
  author: "author",
  /** `off` where keys of one letter are not wanted. */
  keys: "keys",
  /** In a tab: the view it shows. */
  view: "view",
  /** In a tab: own messages that nobody has answered yet. */
  drafts: (room: string, panel: string) => `drafts:${room}:${panel}`,
  /** In a tab: the client that a phone is in a class. */
  phone: (room: string) => `phone:${room}`,
  /** In a tab: the name that a phone has drawn in a class. */
  drawnName: (room: string) => `drawn-name:${room}`,
  /** In a tab: what a phone has answered in a vote. */
  answer: (room: string) => `answer:${room}`,
} as const;

/** @param storage is asked each time: even looking at it may be refused. */
function remembering(storage: () => Storage): Memory {
  return {
    get(name: string): string | undefined {
      try {
        return storage().getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(name: string, value: string): void {
      try {
        storage().setItem(name, value);
      } catch {
        // Private windows may refuse; the page does without.
      }
    },
    remove(name) {
      try {
        storage().removeItem(name);
      } catch {
        // What cannot be looked at holds nothing.
      }
    },
  };
}
