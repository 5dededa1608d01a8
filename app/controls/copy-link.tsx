"use client";

import { useRef, useState } from "react";
import { useMore } from "../text/use-more.ts";
import { writeClipboard } from "./clipboard.ts";
import styles from "./export-menu.module.css";

/** An address to hand on: it can be copied by the button, and selected by hand. */
export function CopyLink({ link }: { link: string }) {
  const { exporting } = useMore();
  const field = useRef<HTMLInputElement>(null);
  /** The link that was tried last: of another one nothing is said. */
  const [tried, setTried] = useState<{ link: string; isCopied: boolean }>();

  const copy = async () => {
    const isCopied = (await writeClipboard(link)) || copySelected(field.current);
    setTried({ link, isCopied });
  };

  return (
    <div className={styles.link}>
      <label>
        <span>{exporting.link}</span>
        <input ref={field} readOnly value={link} onFocus={({ target }) => target.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {exporting.copy}
      </button>
      <p role="status">
        {tried?.link === link && (tried.isCopied ? `✓ ${exporting.copied}` : exporting.notCopied)}
      </p>
    </div>
  );
}

/** The old way, which needs a selection; it is left where it is, to be copied by hand. */
function copySelected(field: HTMLInputElement | null): boolean {
  const before = document.activeElement;
  field?.focus();
  field?.select();
  const isCopied = field !== null && document.execCommand("copy");
  if (isCopied && before instanceof HTMLElement) before.focus();
  return isCopied;
}
