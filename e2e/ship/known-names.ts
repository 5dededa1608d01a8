import { readConfig } from "../../server/config.ts";

/** The names that the server asks its environment for. */
export function knownNames(): string[] {
  const asked: string[] = [];
  const get = (_: object, name: string) => void asked.push(name);
  readConfig(new Proxy({}, { get }));
  return asked;
}
