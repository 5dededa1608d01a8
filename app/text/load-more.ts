import type { MoreText } from "./en-more.ts";
import { once } from "./once.ts";

/** Between two tries to load what did not come, ms. */
const againMs = 1000;

/** The words of what must be opened first; tried until they come. */
export const loadMore = once<MoreText>({
  en: () => untilLoaded(async () => (await import("./en-more.ts")).enMore),
  "zh-CN": () => untilLoaded(async () => (await import("./zh-CN-more.ts")).zhCNMore),
});

async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}
