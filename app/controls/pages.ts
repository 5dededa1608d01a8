/** The pages of the navigation, in its order: only those that there are. */
export const pages = [
  { href: "/", key: "compare" },
  { href: "/how", key: "how" },
  { href: "/wire", key: "wire" },
  { href: "/when", key: "when" },
  { href: "/class", key: "class" },
] as const;

/** A page of the navigation, by which its name is found. */
export type PageKey = (typeof pages)[number]["key"];
