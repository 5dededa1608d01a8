"use client";

import { useText } from "../text/text-provider.tsx";
import type { Said } from "./use-commands.ts";
import { useWallWords } from "./wall-words.tsx";

/** Why the host's last command did not work; nothing where it did. */
export function Refused({ said, className }: { said: Said | undefined; className?: string }) {
  const { causes } = useText().text;
  const { controls } = useWallWords();
  if (!said?.cause) return null;
  return (
    <p role="alert" className={className}>
      ⚠ {controls.failed(said.what, causes[said.cause])}
    </p>
  );
}
