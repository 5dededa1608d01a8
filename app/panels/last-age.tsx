import type { AgeSummary } from "../meters/ages.ts";
import { useText } from "../text/text-provider.tsx";

/** How old the last message was when it came. */
export function LastAge({ ages: { last } }: { ages: AgeSummary }) {
  const { text, format } = useText();
  return last === undefined ? text.noMessage : format.ms(last);
}
