import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import type { Sought } from "./sought.ts";

/** Says honestly what became of the mark one came from: its bytes passed when nobody looked. */
export function SoughtLine({ sought, isFound }: { sought: Sought; isFound: boolean }) {
  const { sought: words } = useWireWords();
  const { text, format } = useText();
  const { transport, kind, frame, at } = sought;
  const what = words.what(text.transports[transport].name, words.kinds[kind], frame ?? "");
  const next = isFound ? words.found : words.waiting;
  return <p>{words.before(what, format.moment(at), next)}</p>;
}
