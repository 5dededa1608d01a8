interface Look {
  colorScheme: "light" | "dark";
  language: "en" | "zh-CN";
  tag: string[];
}

const long = ["@long"];

/** Themes and languages, in all pairs: the first at every run, the others when `npm run test:long` is. */
export const looks: readonly Look[] = [
  { colorScheme: "light", language: "en", tag: [] },
  { colorScheme: "dark", language: "zh-CN", tag: long },
  { colorScheme: "dark", language: "en", tag: long },
  { colorScheme: "light", language: "zh-CN", tag: long },
];
