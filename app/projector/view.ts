import { remembered, tabMemory } from "../memory.ts";
import { useStore } from "../panels/use-store.ts";
import { createStore } from "../store.ts";

/** What a room full of people is shown. */
export interface ProjectorState {
  isOn: boolean;
  /** The screen is black, whatever the view. */
  isBlank: boolean;
  /** The way into the room's class lies over it. */
  isJoining: boolean;
}

const key = "view";
const name = "projector";

const calm: ProjectorState = { isOn: false, isBlank: false, isJoining: false };
let state: ProjectorState | undefined;
const store = createStore(0, read);

/** The projector's view, apart from React: the comparison goes on while it comes and goes. */
export const projectorView = {
  get: store.get,
  subscribe: store.subscribe,
  enter: () => turn(true),
  leave: () => turn(false),
  toggle: () => turn(!read().isOn),
  /** Makes the screen black, until `unblank`. */
  blank: () => set({ isBlank: true }),
  unblank: () => set({ isBlank: false }),
  showJoin: () => set({ isJoining: true }),
  hideJoin: () => set({ isJoining: false }),
};

export function useIsProjector(): boolean {
  return useStore(projectorView).isOn;
}

/** Begins with what the address asks for, else with what this tab last showed. */
function read(): ProjectorState {
  if (typeof window === "undefined") return calm;
  const asked = new URLSearchParams(window.location.search).get(key);
  state ??= { ...calm, isOn: (asked ?? tabMemory.get(remembered.view)) === name };
  return state;
}

function set(change: Partial<ProjectorState>): void {
  state = { ...read(), ...change };
  store.changedNow();
}

/** The address says what is shown, so that a reload or a copied link shows it again. */
function turn(isOn: boolean): void {
  if (read().isOn === isOn) return;
  const url = new URL(window.location.href);
  if (isOn) url.searchParams.set(key, name);
  else url.searchParams.delete(key);
  window.history.replaceState(window.history.state, "", url);
  tabMemory.set(remembered.view, isOn ? name : "");
  set({ isOn });
}
