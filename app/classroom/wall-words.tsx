import { enWall, type WallText } from "../text/en-wall.ts";
import { type Language, languages } from "../text/language.ts";
import { useText } from "../text/text-provider.tsx";
import { zhCNWall } from "../text/zh-CN-wall.ts";

/** A wall speaks all languages at once, so all are there. */
const words: Record<Language, WallText> = { en: enWall, "zh-CN": zhCNWall };

/** The wall's words in the host's own language. */
export function useWallWords(): WallText {
  return words[useText().language];
}

/** A label in every language, the page's own first. */
export function BothWall({ say }: { say(shown: WallText["shown"], isOwn: boolean): string }) {
  const { language } = useText();
  return (
    <>
      {[language, ...languages.filter((other) => other !== language)].map((one) => (
        <span key={one} lang={one}>
          {say(words[one].shown, one === language)}{" "}
        </span>
      ))}
    </>
  );
}

/** What stands on a wall, in one language: for a picture that draws it. */
export function sayIn(language: Language): WallText["shown"] {
  return words[language].shown;
}
