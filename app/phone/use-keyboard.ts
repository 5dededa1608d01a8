import { useSyncExternalStore } from "react";

/** No keyboard is lower than this, and a browser's own bars are not as high, px. */
const lowestPx = 150;

/** The greatest height seen at the present width: some browsers shrink the window too, so it alone tells nothing. */
let tallest = { width: 0, height: 0 };

/** The height left above an on-screen keyboard, px; nothing without one. */
export function useKeyboard(): number | undefined {
  return useSyncExternalStore(subscribe, heightLeft, () => undefined);
}

function heightLeft(): number | undefined {
  const { visualViewport: seen } = window;
  if (!seen) return undefined;
  // Zooming in with two fingers makes the part in sight smaller as well.
  const width = Math.round(seen.width * seen.scale);
  const height = Math.round(seen.height * seen.scale);
  if (width !== tallest.width) tallest = { width, height };
  tallest.height = Math.max(tallest.height, height);
  const isTyping = document.activeElement?.matches("input, textarea") ?? false;
  return isTyping && height <= tallest.height - lowestPx ? height : undefined;
}

function subscribe(listener: () => void): () => void {
  const { visualViewport } = window;
  visualViewport?.addEventListener("resize", listener);
  document.addEventListener("focusin", listener);
  document.addEventListener("focusout", listener);
  return () => {
    visualViewport?.removeEventListener("resize", listener);
    document.removeEventListener("focusin", listener);
    document.removeEventListener("focusout", listener);
  };
}
