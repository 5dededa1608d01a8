import { hold } from "#wire";
import type { Settings } from "./transports/transport.ts";

/** What a visitor can set. */
export interface UserSettings {
  /** ms. */
  intervalMs: number;
  /** s. */
  holdS: number;
}

/** Bounds and defaults of what can be set. */
export const userSettings = {
  intervalMs: { least: 100, most: 10_000, usual: 1000, key: "interval" },
  holdS: { least: 1, most: hold.maxS, usual: hold.defaultS, key: "hold" },
} as const satisfies Record<keyof UserSettings, unknown>;

const names = Object.keys(userSettings) as (keyof UserSettings)[];

/** The defaults. */
export const usualSettings: UserSettings = {
  intervalMs: userSettings.intervalMs.usual,
  holdS: userSettings.holdS.usual,
};

/** All waits of the transports, with what the visitor set. */
export function transportSettings(user: UserSettings): Settings {
  return {
    ...user,
    timeoutMs: 10_000,
    pingMs: 15_000,
    silenceMs: 30_000,
    wakeMs: 3000,
    backoff: { firstMs: 500, mostMs: 15_000, jitter: 0.5 },
  };
}

/** A number within a setting's bounds, or nothing. */
export function checkSetting(name: keyof UserSettings, value: number): number | undefined {
  const { least, most } = userSettings[name];
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

/** Settings of an address; what is unknown or out of bounds falls back. */
export function readSettings(search: string): UserSettings {
  const query = new URLSearchParams(search);
  const settings = { ...usualSettings };
  for (const name of names) {
    const given = query.get(userSettings[name].key);
    if (given !== null && /^\d+$/.test(given)) {
      settings[name] = checkSetting(name, Number(given)) ?? settings[name];
    }
  }
  return settings;
}

/** The address's query with the settings in it; what is usual is left out. */
export function writeSettings(search: string, settings: UserSettings): string {
  const query = new URLSearchParams(search);
  for (const name of names) {
    const { key, usual } = userSettings[name];
    if (settings[name] === usual) query.delete(key);
    else query.set(key, String(settings[name]));
  }
  return query.size > 0 ? `?${query}` : "";
}
