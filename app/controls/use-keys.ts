import { useEffect, useEffectEvent } from "react";
import { projectorView } from "../projector/view.ts";
import { transportIds } from "../transports/index.ts";
import { type Focus, focusOf, type KeyMeaning, keyFor, meaningOf } from "./keys.ts";
import { keysSwitch } from "./keys-switch.ts";
import type { Actions } from "./use-actions.ts";

/** Works the page by key. */
export function useKeys({ toggle, restart, say, isSaying }: Actions): void {
  useKeyPress((meaning) => {
    switch (meaning.action) {
      case "toggle":
        toggle();
        return true;
      case "restart":
        restart();
        return true;
      case "say":
        if (!isSaying) say();
        return true;
      case "focus":
        return focusComposer(meaning.panel);
      case "projector":
        projectorView.toggle();
        return true;
      case "blank":
        projectorView.blank();
        return true;
      case "join":
        projectorView.showJoin();
        return true;
      case "leave":
        return leave();
      case "help":
        return false;
    }
  });
}

/** @param handle says whether it has taken the key, which then does nothing else. */
export function useKeyPress(handle: (meaning: KeyMeaning) => boolean): void {
  useKeyDown((event, focus) => {
    const meaning = meaningOf(event, focus);
    return meaning !== undefined && handle(meaning);
  });
}

/** Keys of a page that has its own, small letters: the keys of `does` say which. */
export function useOwnKeys(does: Record<string, () => void>): void {
  useKeyDown((event, focus) => {
    const run = does[keyFor(event, focus) ?? ""];
    run?.();
    return run !== undefined;
  });
}

function useKeyDown(handle: (event: KeyboardEvent, focus: Focus) => boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    // Under a dialog the page rests.
    if (document.querySelector("dialog:modal")) return;
    if (!keysSwitch.isOn && event.key.length === 1) return;
    const { activeElement } = document;
    const focus = activeElement ? focusOf(activeElement) : "none";
    if (handle(event, focus)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** Elsewhere Esc closes a menu, which it would no longer do were it taken here. */
function leave(): boolean {
  const { isOn } = projectorView.get();
  projectorView.leave();
  return isOn;
}

/** Goes to where one panel's message is written. */
function focusComposer(panel: number): boolean {
  const id = transportIds[panel];
  const field = document.querySelector<HTMLElement>(`#panels [data-transport="${id}"] form input`);
  field?.focus();
  return field !== null;
}
