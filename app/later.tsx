import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from "react";

/** Between two tries to load what did not come, ms. */
const againMs = 1000;

/**
 * A component whose code is loaded when it is first shown; until then `meanwhile` takes its place.
 * While the server cannot be reached it is tried again and again, and the rest of the page goes on.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function Later(props) {
    const [isHere, setIsHere] = useState(Loaded !== undefined);
    useEffect(() => {
      if (isHere) return;
      let isGone = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const come = (component: ComponentType<Props>) => {
        Loaded = component;
        if (!isGone) setIsHere(true);
      };
      const wait = () => {
        if (!isGone) timer = setTimeout(attempt, againMs);
      };
      const attempt = () => void load().then(come, wait);
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
  };
}
