"use client";

import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import type { ExportSheetProps } from "./export-sheet.tsx";
import { Menu } from "./menu.tsx";

const ExportSheet = later(async () => (await import("./export-sheet.tsx")).ExportSheet);

/** The way to what was measured, as files. */
export function ExportMenu(props: ExportSheetProps) {
  const { opens } = useText().text;
  return (
    <Menu sign="⇩" name={opens.exporting}>
      {() => <ExportSheet {...props} />}
    </Menu>
  );
}
