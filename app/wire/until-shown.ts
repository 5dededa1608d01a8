/** The part of a page that tells whether it is seen. */
export type Visible = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

/** Settles once the page is seen: at once, if it is. @throws the signal's reason. */
export function untilShown(page: Visible, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!page.hidden || signal.aborted) end();
    };
    const end = () => {
      page.removeEventListener("visibilitychange", look);
      signal.removeEventListener("abort", look);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    page.addEventListener("visibilitychange", look);
    signal.addEventListener("abort", look);
    look();
  });
}
