import { randomInt } from "node:crypto";
import { codeAlphabet, codeLength } from "#wire-class";

/** A code by chance, 923,521 there are. */
export function makeCode(): string {
  const sign = () => codeAlphabet[randomInt(codeAlphabet.length)];
  return Array.from({ length: codeLength }, sign).join("");
}

/** A code as it is kept, whatever case it was typed in; nothing when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase();
  const isCode =
    code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign));
  return isCode ? code : undefined;
}
