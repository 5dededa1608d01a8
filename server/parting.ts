/** Tells once that somebody goes: as much of an `AbortSignal` as a wait needs. */
export interface Parting {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A parting that weighs a hundred bytes: ten thousand who are held would feel an `AbortController`. */
export class LightParting implements Parting {
  aborted = false;
  private listeners: (() => void)[] | undefined;

  addEventListener(_type: "abort", listener: () => void): void {
    if (this.listeners) this.listeners.push(listener);
    else this.listeners = [listener];
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    const left = this.listeners?.filter((one) => one !== listener);
    this.listeners = left?.length ? left : undefined;
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    const told = this.listeners ?? [];
    this.listeners = undefined;
    for (const listener of told) listener();
  }
}
