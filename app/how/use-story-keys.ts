import { useEffect, useEffectEvent } from "react";
import { focusOf } from "../controls/keys.ts";
import { keysSwitch } from "../controls/keys-switch.ts";

/** Goes through the story by key: Space or → on, ← back. */
export function useStoryKeys(step: (by: 1 | -1) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (document.querySelector("dialog:modal, [popover]:popover-open")) return;
    const { activeElement } = document;
    const focus = activeElement ? focusOf(activeElement) : "none";
    // Code that is wider than its pane is scrolled by the same keys.
    if (focus === "writes" || activeElement?.hasAttribute("data-scrolls")) return;
    if (event.key === " " && (focus === "presses" || !keysSwitch.isOn)) return;
    const by = event.key === "ArrowLeft" ? -1 : [" ", "ArrowRight"].includes(event.key) ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    step(by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
