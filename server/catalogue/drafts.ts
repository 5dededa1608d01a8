import { type BadRequest, bad, noStrings, type World } from "./entry.ts";

type Fault = [what: string, field: string, change: Record<string, unknown>];

/** Every field of a draft wrong in every way; the rest of it is right. */
export const draftFaults: Fault[] = [
  ["an id that is missing", "id", { id: undefined }],
  ...noStrings.map(([what, id]): Fault => [`an id that is ${what}`, "id", { id }]),
  ["an empty id", "id", { id: "" }],
  ["an id of 65 characters", "id", { id: "a".repeat(65) }],
  ["an id with a space", "id", { id: "a b" }],
  ["an id with a line feed at its end", "id", { id: "a\n" }],
  ["an id with a NUL", "id", { id: "a\0" }],
  ["an id with a letter that is not ASCII", "id", { id: "é" }],
  ["an id with a slash", "id", { id: "a/b" }],
  ["a text that is missing", "text", { text: undefined }],
  ...noStrings.map(([what, text]): Fault => [`a text that is ${what}`, "text", { text }]),
  ["an empty text", "text", { text: "" }],
  ["a text of blanks", "text", { text: " \t\r\n\u00a0\u3000" }],
  ["a text of which nothing can be seen", "text", { text: "\u200b\u2060\u2800\u3164" }],
  ["a text with a NUL", "text", { text: "a\0b" }],
  ["a text with the first half of a surrogate pair", "text", { text: "a\ud800" }],
  ["a text with the second half of a surrogate pair", "text", { text: "\udc00a" }],
  ["a text of 2,001 characters", "text", { text: "a".repeat(2001) }],
  ["a text of 2,001 emoji", "text", { text: "👋".repeat(2001) }],
  ...noStrings.map(([what, author]): Fault => [`an author that is ${what}`, "author", { author }]),
  ["an author of 33 characters", "author", { author: "a".repeat(33) }],
  ["an author with a NUL", "author", { author: "\0" }],
  ["an author with half a surrogate pair", "author", { author: "\udfff" }],
  ["a sentAt that is missing", "sentAt", { sentAt: undefined }],
  ["a sentAt that is null", "sentAt", { sentAt: null }],
  ["a sentAt that is a string", "sentAt", { sentAt: "1" }],
  ["a sentAt that is a date", "sentAt", { sentAt: "2026-01-01T00:00:00Z" }],
  ["a sentAt that is a list", "sentAt", { sentAt: [1] }],
  ["a sentAt that is an object", "sentAt", { sentAt: {} }],
  ["a sentAt that is true", "sentAt", { sentAt: true }],
];

/** A draft that is right but for `change`, as JSON. */
export function wrongDraft(change: Record<string, unknown>, frame: object = {}): string {
  return JSON.stringify({ ...frame, id: "never", author: "Eve", text: "x", sentAt: 1, ...change });
}

/** Drafts that are sent by POST. */
export const badDrafts = ({ room }: World): BadRequest[] => {
  const post = { method: "POST", target: `/api/rooms/${room}/short-polling` };
  return [
    ...draftFaults.map(([what, field, change]) =>
      bad(what, `422 invalid ${field}`, { ...post, body: wrongDraft(change) }),
    ),
    bad("a sentAt beyond all numbers", "422 invalid sentAt", {
      ...post,
      body: '{"id":"never","text":"x","sentAt":1e999}',
    }),
    bad("a draft whose fields are those of its prototype", "422 invalid id", {
      ...post,
      body: '{"__proto__":{"id":"never","text":"x","sentAt":1}}',
    }),
    bad("an empty object", "422 invalid id", { ...post, body: "{}" }),
  ];
};
