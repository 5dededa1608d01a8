import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from "react";

/** Between two tries to load what did not come, ms. */
const againMs = 1000;

/** What comes later, and the way to have it come before it is shown. */
export type Later<Props> = ComponentType<Props> & {
  /** Loads it; once it is there it shows at once. Rejects with what the loading did. */
  come(): Promise<void>;
};

/**
 * A component whose code is loaded when it is first shown; until then `meanwhile` takes its place.
 * While the server cannot be reached it is tried again and again, and the rest of the page goes on.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): Later<Props> {
  let Loaded: ComponentType<Props> | undefined;
  async function come(): Promise<void> {
    Loaded = await load();
  }
  function Coming(props: Props) {
    const [isHere, setIsHere] = useState(Loaded !== undefined);
    useEffect(() => {
      if (isHere) return;
      let isGone = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        if (!isGone) setIsHere(true);
      };
      const wait = () => {
        if (!isGone) timer = setTimeout(attempt, againMs);
      };
      const attempt = () => void come().then(show, wait);
      attempt();
      return () => {
        isGone = true;
        clearTimeout(timer);
      };
    }, [isHere]);
    if (!Loaded) return meanwhile;
    // What it needs besides, such as its words, may come later than itself.
    return (
      <Suspense fallback={meanwhile}>
        <Loaded {...props} />
      </Suspense>
    );
  }
  return Object.assign(Coming, { come });
}
