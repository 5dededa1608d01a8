import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import type { Mark } from "./marks.ts";

/** Says what a step was, and how long after what it answers. */
export function useLabel(): (mark: Mark) => string {
  const { marks, many, after } = useHowWords();
  const { format } = useText();
  return ({ kind, messages, afterMs }) => {
    const what = messages > 1 ? many(messages, format) : marks[kind];
    return afterMs === undefined ? what : `${what} · ${after(afterMs, format)}`;
  };
}
