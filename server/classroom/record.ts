import { type ClassSettings, newClass } from "#wire-class";
import { Refusal } from "../refusal.ts";
import type { Store } from "../store/store.ts";
import { makeCode } from "./code.ts";

/** What is durable of a class. A room that is none has no code, and lets everybody say everything. */
export interface ClassState {
  code: string | null;
  settings: ClassSettings;
}

/** The class of one room, as the store keeps it. */
export interface ClassRecord {
  readonly state: ClassState;
  /**
   * Makes the room a class if it is none, and settles when the change is durable. Changes come one
   * after the other, each given what the one before has left.
   * @throws {Refusal} `room-not-found`, or `unavailable` when it could not be kept.
   */
  change(next: (settings: ClassSettings) => Partial<ClassSettings>): Promise<void>;
  /** An ordinary room again. Settles with whether it was a class before. */
  end(): Promise<boolean>;
}

const noClass: ClassState = { code: null, settings: { ...newClass, freeText: true } };
/** Of 923,521 codes so many are tried; where all are taken there are too many classes. */
const mostTries = 50;

export async function openRecord(store: Store, room: string): Promise<ClassRecord> {
  const kept = await store.findClass(room);
  let state: ClassState = kept
    ? { code: kept.code, settings: { ...newClass, ...kept.settings } }
    : noClass;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = turn.then(run);
    turn = done.catch(() => {});
    return done;
  }

  async function save(code: string, settings: ClassSettings): Promise<boolean> {
    return store.saveClass(room, { code, settings: { ...settings } });
  }

  return {
    get state() {
      return state;
    },
    change: (next) =>
      inTurn(async () => {
        const before = state.code === null ? newClass : state.settings;
        const settings = { ...before, ...next(before) };
        for (let tries = 0; tries < mostTries; tries++) {
          const code = state.code ?? makeCode();
          if (!(await save(code, settings))) continue;
          state = { code, settings };
          return;
        }
        throw new Refusal("unavailable", "There are too many classes just now.");
      }),
    end: () =>
      inTurn(async () => {
        const wasClass = state.code !== null;
        await store.deleteClass(room);
        state = noClass;
        return wasClass;
      }),
  };
}
