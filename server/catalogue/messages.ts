import { encodeFrame, opcodes } from "../testing-frames.ts";
import { draftFaults, wrongDraft } from "./drafts.ts";
import { noStrings } from "./entry.ts";
import { type BadSocket, say } from "./socket-entry.ts";

const noJson = [
  "",
  "{",
  "hello",
  "{} {}",
  "'",
  '{"type":"ping",}',
  "\0",
  "[".repeat(10_000),
  "NaN",
];
const noObjects = ["null", "true", "7", '"text"', "[]", '[{"type":"ping","t":1}]'];
const noTypes = ["", "SEND", "messages", "accepted", "pong", "problem", "__proto__", "toString"];
const noTimes: [string, unknown][] = [
  ["left out", undefined],
  ["null", null],
  ["a string", "1"],
  ["true", true],
  ["a list", [1]],
  ["an object", {}],
];

const complaint = (what: string, bytes: Buffer, ...problems: string[]): BadSocket => ({
  what,
  bytes,
  problems,
});

/** Frames that are right and say what cannot be. */
export const badMessages = (): BadSocket[] => [
  ...noJson.map((text) => complaint(`the text ${text.slice(0, 20)}`, say(text), "bad-json")),
  ...noObjects.map((text) => complaint(`the text ${text}`, say(text), "invalid")),
  ...noTypes.map((type) => complaint(`the type "${type}"`, say({ type }), "invalid type")),
  ...noStrings.map(([what, type]) =>
    complaint(`a type that is ${what}`, say({ type }), "invalid type"),
  ),
  complaint("no type", say({}), "invalid type"),
  ...noTimes.map(([what, t]) =>
    complaint(`a ping whose t is ${what}`, say({ type: "ping", t }), "invalid t"),
  ),
  complaint("a ping beyond all numbers", say('{"type":"ping","t":1e999}'), "invalid t"),
  ...draftFaults.map(([what, field, change]) =>
    complaint(what, say(wrongDraft(change, { type: "send" })), `invalid ${field}`),
  ),
  complaint(
    "bad JSON in fragments",
    Buffer.concat([
      encodeFrame({ payload: "{", fin: false }),
      encodeFrame({ opcode: opcodes.ping }),
      encodeFrame({ opcode: opcodes.continuation, payload: "]" }),
    ]),
    "bad-json",
  ),
  complaint(
    "three bad texts at once",
    say("{", "[", { type: "x" }),
    "bad-json",
    "bad-json",
    "invalid type",
  ),
  complaint("50 bad texts", say(...Array(50).fill("{")), ...Array(50).fill("bad-json")),
  {
    what: "51 bad texts",
    bytes: say(...Array(51).fill("{")),
    problems: [...Array(50).fill("bad-json"), "rate-limited"],
    closed: 4429,
  },
  {
    what: "500 bad texts",
    bytes: say(...Array(500).fill("null")),
    problems: [...Array(50).fill("invalid"), "rate-limited"],
    closed: 4429,
  },
];
