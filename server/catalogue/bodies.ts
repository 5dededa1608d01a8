import { gzipSync } from "node:zlib";
import { type BadRequest, bad, type World } from "./entry.ts";

const draft = JSON.stringify({ id: "never", text: "x", sentAt: 1 });

/** What is no JSON in UTF-8. */
const noJson: [string, string | Buffer][] = [
  ["half an object", "{"],
  ["a bare word", "hello"],
  ["two objects", "{} {}"],
  ["a comma too many", '{"id":"a",}'],
  ["single quotes", "{'id':'a'}"],
  ["NaN", '{"sentAt":NaN}'],
  ["a comment", `/**/${draft}`],
  ["a NUL", "\0"],
  ["a line break in a string", '{"text":"a\nb"}'],
  ["a bad escape", '{"text":"\\x"}'],
  ["form data", "id=a&text=b"],
  ["XML", "<id>a</id>"],
  ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ["an overlong encoding", Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ["an encoded surrogate", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ["UTF-16", Buffer.from(draft, "utf16le")],
  ["10,000 open brackets", "[".repeat(10_000)],
  ["gzip that calls itself JSON", gzipSync(draft)],
];

const noObjects = ["null", "true", "7", '"text"', "[]", "[{}]", ""];

const types = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "application/json; charset=latin1",
  "application/json, text/plain",
  "application/problem+json",
  "*/*",
  "",
];

/** Bodies that are no JSON object, or come in a way that is not understood. */
export const badBodies = ({ room }: World): BadRequest[] => {
  const post = {
    method: "POST",
    target: `/api/rooms/${room}/long-polling`,
    body: draft as string | Buffer,
  };
  return [
    ...noJson.map(([what, body]) => bad(`a body of ${what}`, "400 bad-json", { ...post, body })),
    ...noObjects.map((body) => bad(`the body "${body}"`, "422 invalid", { ...post, body })),
    ...types.map((type) =>
      bad(`a body of type "${type}"`, "415 unsupported-media-type content-type", {
        ...post,
        headers: [`Content-Type: ${type}`],
      }),
    ),
    ...["gzip", "br", "deflate", "identity, gzip", "nonsense"].map((encoding) =>
      bad(`a body encoded as ${encoding}`, "415 unsupported-media-type content-type", {
        ...post,
        headers: [`Content-Encoding: ${encoding}`],
      }),
    ),
    bad("a transfer coding beside chunked", "415 unsupported-media-type content-type", {
      ...post,
      headers: ["Transfer-Encoding: gzip, chunked"],
      body: "0\r\n\r\n",
    }),
    bad("a body of 16 KiB and a byte", "413 too-large", { ...post, body: draft.padEnd(16_385) }),
    bad("a body of 1 MB", "413 too-large", { ...post, body: "x".repeat(1_000_000) }),
    bad("1 MB in one chunk", "413 too-large", {
      ...post,
      headers: ["Transfer-Encoding: chunked"],
      body: `f4240\r\n${"x".repeat(1_000_000)}\r\n0\r\n\r\n`,
    }),
    bad("20,000 chunks of a byte", "413 too-large", {
      ...post,
      headers: ["Transfer-Encoding: chunked"],
      body: `${"1\r\nx\r\n".repeat(20_000)}0\r\n\r\n`,
    }),
    bad("a body where none is read", "404 not-found", { ...post, target: "/api/nothing" }),
    bad("a body for a GET that is gone", "410 cursor-gone", {
      ...post,
      method: "GET",
      target: `${post.target}?after=x`,
    }),
  ];
};
