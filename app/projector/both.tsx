import { dictionaries } from "../text/dictionaries.ts";
import type { Text } from "../text/en.ts";
import { languages } from "../text/language.ts";
import { useText } from "../text/text-provider.tsx";

/** A label in every language, the page's own first; what two say alike is said once. */
export function Both({ say }: { say(text: Text): string }) {
  const { text, language } = useText();
  const others = languages.filter((other) => say(dictionaries[other]) !== say(text));
  return (
    <>
      <span lang={language}>{say(text)}</span>
      {others.map((other) => (
        <span key={other} lang={other}>
          {" "}
          {say(dictionaries[other])}
        </span>
      ))}
    </>
  );
}
