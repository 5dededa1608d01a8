interface Look {
  colorScheme: "light" | "dark";
  language: "en" | "zh-CN";
  tag: string[];
}

/**
 * Themes and languages, in all pairs. The first two show each of them once; the others are among
 * what `npm run test:long` runs.
 */
export const looks: readonly Look[] = [
  { colorScheme: "light", language: "en", tag: [] },
  { colorScheme: "dark", language: "zh-CN", tag: [] },
  { colorScheme: "dark", language: "en", tag: ["@long"] },
  { colorScheme: "light", language: "zh-CN", tag: ["@long"] },
];
