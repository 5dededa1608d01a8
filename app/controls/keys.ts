/** What a key can do. */
export type KeyAction =
  | "toggle"
  | "restart"
  | "say"
  | "focus"
  | "projector"
  | "leave"
  | "blank"
  | "join"
  | "help";

/** What a key press means; `panel` counts from 0. */
export type KeyMeaning =
  | { action: Exclude<KeyAction, "focus"> }
  | { action: "focus"; panel: number };

/** Which keys do what, as they are listed. Digits stand for themselves, by the number of panels. */
export const keysOf: Record<KeyAction, readonly string[]> = {
  toggle: [" "],
  restart: ["r"],
  say: ["m"],
  focus: ["1", "2", "3"],
  projector: ["f"],
  leave: ["Escape"],
  blank: ["b"],
  join: ["j"],
  help: ["?"],
};

/** The part of a `KeyboardEvent` that counts. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "altKey" | "metaKey" | "repeat" | "isComposing" | "defaultPrevented"
>;

/** What the focused element does with keys itself: takes all, is pressed by some, or leaves them. */
export type Focus = "writes" | "presses" | "none";

const actions = Object.keys(keysOf) as KeyAction[];

/** What a key press means for the page; nothing where it is not for the page. */
export function meaningOf(press: Press, focus: Focus): KeyMeaning | undefined {
  const key = keyFor(press, focus);
  const action = actions.find((name) => key !== undefined && keysOf[name].includes(key));
  if (action === "focus") return { action, panel: keysOf.focus.indexOf(key ?? "") };
  return action && { action };
}

/** The key that was pressed, letters small; nothing where it is not for the page. */
export function keyFor(press: Press, focus: Focus): string | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  // Held down, a key would pause and run, or make the server talk, thirty times a second.
  if (press.repeat || press.defaultPrevented || focus === "writes") return undefined;
  if (focus === "presses" && press.key === " ") return undefined;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** What an element is, as far as keys go. */
export interface Focused {
  tagName: string;
  type?: unknown;
  isContentEditable?: boolean;
  role?: string | null;
}

const pressed = new Set([
  "button",
  "submit",
  "reset",
  "checkbox",
  "radio",
  "file",
  "color",
  "image",
]);

/** What the element with the focus does with keys. */
export function focusOf({ tagName, type, isContentEditable, role }: Focused): Focus {
  const tag = tagName.toLowerCase();
  if (isContentEditable || tag === "textarea" || tag === "select") return "writes";
  if (tag === "input") {
    if (type === "range") return "none";
    return pressed.has(String(type)) ? "presses" : "writes";
  }
  const isPressed = tag === "button" || tag === "summary" || role === "button";
  return isPressed ? "presses" : "none";
}
