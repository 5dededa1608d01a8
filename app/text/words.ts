import { use } from "react";
import { type Loaders, once } from "./once.ts";
import { useText } from "./text-provider.tsx";

/**
 * A hook for the words that only some pages need, in the reader's language:
 * `const useClassWords = createWords({ en: async () => (await import("./en-class.ts")).enClass, … })`.
 */
export function createWords<Words>(loaders: Loaders<Words>): () => Words {
  const load = once(loaders);
  return () => use(load(useText().language));
}
