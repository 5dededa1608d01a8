/** What this browser remembers. Where storage is refused, it forgets, and all else works. */
export const memory = {
  get(name: string): string | undefined {
    try {
      return localStorage.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Private windows may refuse; the page does without.
    }
  },
};

/** Names of what is remembered. */
export const remembered = {
  /** The visitor's own living room. */
  ownRoom: "room",
  /** The host key of a room that was made here. */
  hostKey: (room: string) => `host-key:${room}`,
  author: "author",
} as const;
