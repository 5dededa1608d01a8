/** Every language of the page by its tag, with its own name for itself. */
export const languageNames = { en: "English", "zh-CN": "简体中文" } as const;

export type Language = keyof typeof languageNames;

export const languages = Object.keys(languageNames) as Language[];

/** The language a tag such as `zh-Hans-CN` or `en-GB` asks for. */
export function languageOf(tag: string | undefined): Language | undefined {
  const wanted = tag?.toLowerCase() ?? "";
  return languages.find((known) => wanted.split("-")[0] === known.toLowerCase().split("-")[0]);
}

/** The first known one of what was asked for in the address, remembered, or preferred by the browser. */
export function chooseLanguage(
  asked: string | undefined,
  remembered: string | undefined,
  accepted: string | undefined,
): Language {
  const preferred = (accepted ?? "").split(",").map((item) => item.split(";")[0]?.trim());
  for (const tag of [asked, remembered, ...preferred]) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return "en";
}
