/** Something that is to be done once, and not yet. */
export interface Hold {
  readonly isHeld: boolean;
  /** Does it now, unless that was done or given up. */
  release(): void;
  /** Gives it up. */
  drop(): void;
}

/** Does it when released, or after `ms` at most; with 0, at the next moment. */
export function hold(act: () => void, ms: number): Hold {
  let isHeld = true;
  const timer = setTimeout(release, ms);

  function drop(): void {
    isHeld = false;
    clearTimeout(timer);
  }

  function release(): void {
    if (!isHeld) return;
    drop();
    act();
  }

  return {
    get isHeld() {
      return isHeld;
    },
    release,
    drop,
  };
}
