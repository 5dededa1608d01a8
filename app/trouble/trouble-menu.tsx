"use client";

import { Menu } from "../controls/menu.tsx";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import styles from "./trouble.module.css";
import type { TroubleSheetProps } from "./trouble-sheet.tsx";

const TroubleSheet = later(async () => (await import("./trouble-sheet.tsx")).TroubleSheet);

/** The way to trouble on purpose. */
export function TroubleMenu(props: Omit<TroubleSheetProps, "sheet">) {
  const { trouble } = useText().text;
  return (
    <Menu sign="⚡" name={trouble.open} look={styles.sheet}>
      {(sheet) => <TroubleSheet {...props} sheet={sheet} />}
    </Menu>
  );
}
