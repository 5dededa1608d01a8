import { classPaths, codeAlphabet, codeLength } from "#wire-class";
import { callApi } from "../api.ts";
import { Failure } from "../failure.ts";

/** What was typed, as a code: in either case, with blanks and dashes, or in full width. */
export function readCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, codeLength);
}

/** Why no code can look like this, if so. */
export function faultOf(code: string): "short" | "letters" | undefined {
  if (code.length < codeLength) return "short";
  return [...code].every((letter) => codeAlphabet.includes(letter)) ? undefined : "letters";
}

/** The room a code leads to, or nothing. @throws {Failure} too many tries are `rate-limited`. */
export async function findClass(origin: string, code: string): Promise<string | undefined> {
  try {
    return (await callApi<{ room: string }>(origin + classPaths.code(code))).room;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === "not-found") return undefined;
    throw thrown;
  }
}

/** The code in a page's path, whatever stands there. */
export function codeInPath(part: string): string {
  try {
    return readCode(decodeURIComponent(part));
  } catch {
    return readCode(part);
  }
}
