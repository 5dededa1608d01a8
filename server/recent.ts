interface Entry<T> {
  readonly name: string;
  readonly value: T;
  older: Entry<T> | undefined;
  newer: Entry<T> | undefined;
}

/**
 * Values by name in the order of their last use, as a doubly linked list: to take an entry out of a
 * `Map` and put it in again costs more than all else that is done with it.
 */
export class Recent<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private oldest: Entry<T> | undefined;
  private newest: Entry<T> | undefined;

  get size(): number {
    return this.entries.size;
  }

  /** From now on it is the one used last. */
  use(name: string): T | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry !== this.newest) {
      this.unlink(entry);
      this.append(entry);
    }
    return entry.value;
  }

  /** Adds a name that is not there yet, as the one used last. */
  add(name: string, value: T): void {
    const entry = { name, value, older: undefined, newer: undefined };
    this.entries.set(name, entry);
    this.append(entry);
  }

  /** Takes out the one that is unused for longest. */
  forget(): void {
    const { oldest } = this;
    if (!oldest) return;
    this.unlink(oldest);
    this.entries.delete(oldest.name);
  }

  private append(entry: Entry<T>): void {
    entry.older = this.newest;
    entry.newer = undefined;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }

  private unlink({ older, newer }: Entry<T>): void {
    if (older) older.newer = newer;
    else this.oldest = newer;
    if (newer) newer.older = older;
    else this.newest = older;
  }
}
