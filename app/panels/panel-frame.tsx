import { type ReactNode, useId } from "react";
import type { UserSettings } from "../settings.ts";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import styles from "./panel.module.css";

interface PanelFrameProps {
  id: TransportId;
  settings: UserSettings;
  /** What must be known before anything else is believed. */
  label?: ReactNode;
  children: ReactNode;
}

/** The fixed place of a transport: its name, mark and colour. */
export function PanelFrame({ id, settings, label, children }: PanelFrameProps) {
  const { text, format } = useText();
  const { name, tagline, setting } = text.transports[id];
  const title = useId();
  return (
    <section className={styles.panel} data-transport={id} aria-labelledby={title}>
      <header className={styles.title}>
        <h2 id={title}>{name}</h2>
        <span>{tagline(settings, format)}</span>
        <span className={styles.setting}>{setting(settings, format)}</span>
        {label}
      </header>
      {children}
    </section>
  );
}
