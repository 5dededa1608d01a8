/** Who said what, of the newest messages of one class: handles by message id. */
export interface Senders {
  /** Before the message is accepted, so that a retry meanwhile is known as one. */
  set(id: string, handle: string): void;
  get(id: string): string | undefined;
  /** It was not accepted. */
  delete(id: string): void;
  all(): Record<string, string>;
}

/** @param most senders remembered; the oldest ones go first. */
export function createSenders(most = 1000): Senders {
  const handles = new Map<string, string>();

  return {
    set(id, handle) {
      handles.set(id, handle);
      const [oldest] = handles.keys();
      if (handles.size > most && oldest !== undefined) handles.delete(oldest);
    },
    get: (id) => handles.get(id),
    delete: (id) => void handles.delete(id),
    all: () => Object.fromEntries(handles),
  };
}
