"use client";

import { later } from "../later.tsx";
import { useStore } from "../panels/use-store.ts";
import { projectorView } from "./view.ts";

const Black = later(async () => (await import("./black.tsx")).Black);

/** Eyes to the teacher. The comparison goes on behind it. */
export function BlackScreen() {
  return useStore(projectorView).isBlank && <Black />;
}
