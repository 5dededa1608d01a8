/** Why there is no class on the page any longer. */
export type Gone = "over" | "forbidden" | "ended";
