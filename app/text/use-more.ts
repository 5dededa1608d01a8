import { use } from "react";
import type { MoreText } from "./en-more.ts";
import { loadMore } from "./load-more.ts";
import { useText } from "./text-provider.tsx";

/** The words of what must be opened first; what uses them is shown once they are there. */
export function useMore(): MoreText {
  return use(loadMore(useText().language));
}
