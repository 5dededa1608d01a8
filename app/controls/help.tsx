"use client";

import { type ReactNode, useState } from "react";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import { useKeyPress } from "./use-keys.ts";

const HelpDialog = later(async () => (await import("./help-dialog.tsx")).HelpDialog);

/** The header's way to the help: a button, and the key of the same name. */
export function Help() {
  return (
    <>
      <HelpButton>?</HelpButton>
      <HelpKey />
    </>
  );
}

/** Opens the help. */
export function HelpButton({ children }: { children: ReactNode }) {
  const { opens } = useText().text;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={opens.help}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {children}
      </button>
      {isOpen && <HelpDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function HelpKey() {
  const [isOpen, setIsOpen] = useState(false);
  useKeyPress(({ action }) => {
    if (action === "help") setIsOpen(true);
    return action === "help";
  });
  return isOpen && <HelpDialog onClose={() => setIsOpen(false)} />;
}
