"use client";

import { type ReactNode, useState } from "react";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import { useKeyPress } from "./use-keys.ts";

const HelpDialog = later(async () => (await import("./help-dialog.tsx")).HelpDialog);

/** The header's way to the help: a button, and the key of the same name. */
export function Help({ isCompare }: { isCompare: boolean }) {
  return (
    <>
      <HelpButton isCompare={isCompare}>?</HelpButton>
      <HelpKey isCompare={isCompare} />
    </>
  );
}

interface HelpButtonProps {
  /** It stands on the page that compares. */
  isCompare?: boolean;
  children: ReactNode;
}

/** Opens the help. */
export function HelpButton({ isCompare = true, children }: HelpButtonProps) {
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
      {isOpen && <HelpDialog isCompare={isCompare} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function HelpKey({ isCompare }: { isCompare: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  useKeyPress(({ action }) => {
    if (action === "help") setIsOpen(true);
    return action === "help";
  });
  return isOpen && <HelpDialog isCompare={isCompare} onClose={() => setIsOpen(false)} />;
}
