"use client";

import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import { Menu } from "./menu.tsx";
import type { SettingsSheetProps } from "./settings-sheet.tsx";

const SettingsSheet = later(async () => (await import("./settings-sheet.tsx")).SettingsSheet);

/** The way to the settings. */
export function SettingsMenu(props: SettingsSheetProps) {
  const { controls } = useText().text;
  return (
    <Menu sign="⚙" name={controls.settings}>
      {() => <SettingsSheet {...props} />}
    </Menu>
  );
}
