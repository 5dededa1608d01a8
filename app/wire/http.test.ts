import assert from "node:assert/strict";
import test, { describe } from "node:test";
import fc from "fast-check";
import { latin1Of } from "./bytes.ts";
import { type HttpMessage, readHttp } from "./http.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "utf8"));
const token = fc
  .stringMatching(/^[A-Za-z-]{1,12}$/)
  .filter((name) => !/^(content|transfer)/i.test(name));
const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
const headers = fc.array(fc.tuple(token, value), { maxLength: 8 });
const body = fc.uint8Array({ maxLength: 300 });

/** Every byte is in one part, in order. */
function assertCovers({ parts }: HttpMessage, length: number): void {
  let at = 0;
  for (const part of parts) {
    assert.equal(part.at, at);
    assert.ok(part.length > 0);
    at += part.length;
  }
  assert.equal(at, length);
}

describe("the parts of a message", () => {
  test("cover whatever comes, each byte once", () => {
    const start = fc.constantFrom("", "GET / HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1\r\n");
    const more = fc.constantFrom(
      "",
      "Transfer-Encoding: chunked\r\n\r\n",
      "Content-Length: 9\r\n\r\n",
    );
    fc.assert(
      fc.property(start, more, fc.uint8Array({ maxLength: 200 }), (first, second, rest) => {
        const some = Uint8Array.from([...bytes(first + second), ...rest]);
        assertCovers(readHttp(some), some.length);
      }),
      { numRuns: 3000 },
    );
  });

  test("are where they were written", () => {
    fc.assert(
      fc.property(headers, body, (written, content) => {
        const length = ["Content-Length", String(content.length)] as const;
        const head = [...written, length].map(([name, said]) => `${name}: ${said}\r\n`);
        const start = "POST /api/rooms/lobby/short-polling HTTP/1.1\r\n";
        const whole = Uint8Array.from([...bytes(`${start}${head.join("")}\r\n`), ...content]);
        const message = readHttp(whole);
        assertCovers(message, whole.length);
        const cut = message.parts.map(({ at, length }) => latin1Of(whole.slice(at, at + length)));
        const tail = content.length > 0 ? [Buffer.from(content).toString("latin1")] : [];
        assert.deepEqual(cut, [start, ...head, "\r\n", ...tail]);
        const told = message.parts.filter(({ name }) => name === "header");
        assert.deepEqual(
          told.map(({ header, value: said }) => [header, said]),
          [...written, [...length]],
        );
        assert.deepEqual([message.framing, message.body], ["length", content]);
        assert.equal(message.headBytes, whole.length - content.length);
      }),
      { numRuns: 500 },
    );
  });

  test("of a chunked body give the body back", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (chunks) => {
        const framed = chunks.flatMap((chunk) => [
          ...bytes(`${chunk.length.toString(16)}\r\n`),
          ...chunk,
          ...bytes("\r\n"),
        ]);
        const head = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const whole = Uint8Array.from([...head, ...framed, ...bytes("0\r\n\r\n")]);
        const message = readHttp(whole);
        assertCovers(message, whole.length);
        assert.equal(message.framing, "chunked");
        assert.deepEqual(message.body, Uint8Array.from(chunks.flatMap((chunk) => [...chunk])));
        assert.ok(message.parts.every(({ name }) => name !== "rest"));
      }),
    );
  });
});

test("the framing is told as RFC 9112 has it", () => {
  const framings: [string, string][] = [
    ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "none"],
    ["HTTP/1.1 204 No Content\r\n\r\n", "none"],
    ["HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", "none"],
    ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "length"],
    ["HTTP/1.1 200 OK\r\n\r\n{}", "until-close"],
    [
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "chunked",
    ],
  ];
  for (const [text, framing] of framings)
    assert.equal(readHttp(bytes(text)).framing, framing, text);
});

test("what follows a message is the rest", () => {
  const { parts } = readHttp(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n12"));
  assert.deepEqual(
    parts.slice(-2).map(({ name, length }) => [name, length]),
    [
      ["body", 1],
      ["rest", 1],
    ],
  );
});
