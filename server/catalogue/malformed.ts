import { type BadRequest, notHttp, raw, request, type World } from "./entry.ts";

const head = "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
const chunked = `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
const good = request({ keepAlive: true }).toString("latin1");
const smuggled = "POST /api/rooms/smuggled/say HTTP/1.1\r\nHost: localhost\r\n\r\n";
const tlsHello = Buffer.from("16030100a5010000a1030300000000", "hex");

/** First lines that are not HTTP/1. */
const firstLines: [string, string | Buffer][] = [
  ["nonsense", "nonsense\r\n\r\n"],
  ["empty lines and nonsense", "\r\n\r\n\r\nnonsense\r\n\r\n"],
  ["a space before the method", " GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["HTTP/1.2", "GET /api/time HTTP/1.2\r\nHost: localhost\r\n\r\n"],
  ["HTTP/3.0", "GET /api/time HTTP/3.0\r\nHost: localhost\r\n\r\n"],
  ["http/1.1 in small letters", "GET /api/time http/1.1\r\nHost: localhost\r\n\r\n"],
  ["a version that is no number", "GET /api/time HTTP/x.y\r\nHost: localhost\r\n\r\n"],
  ["a word behind the version", "GET /api/time HTTP/1.1 x\r\nHost: localhost\r\n\r\n"],
  ["line feeds alone", "GET /api/time HTTP/1.1\nHost: localhost\n\n"],
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["the hello of TLS", tlsHello],
  ["SSH", "SSH-2.0-OpenSSH_9.2\r\n"],
  ["SMTP", "EHLO evil.example\r\n"],
  ["Redis", "*1\r\n$4\r\nPING\r\n"],
  ["an answer", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"],
  ["16 KB without a line break", "a".repeat(16_000)],
  ["a PROXY header", `PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\n${good}`],
  ["bytes of 0xff", Buffer.alloc(1000, 0xff)],
  ["bytes of 0", Buffer.alloc(1000)],
];

/** Two stories about where a body ends: the way in for smuggled requests (RFC 9112, section 11.2). */
const lengths: [string, string][] = [
  ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "],
  ["two lengths that agree", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"],
  ["a list of lengths", "Content-Length: 2, 2\r\n\r\n{}"],
  [
    "a length and chunks",
    `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  ],
  [
    "chunks and a length",
    `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`,
  ],
  ["a negative length", "Content-Length: -1\r\n\r\n"],
  ["a length that is no number", "Content-Length: two\r\n\r\n{}"],
  ["a hexadecimal length", "Content-Length: 0x2\r\n\r\n{}"],
  ["a length with a sign", "Content-Length: +2\r\n\r\n{}"],
  ["a length beyond all numbers", "Content-Length: 99999999999999999999999\r\n\r\n"],
  ["an empty length", "Content-Length:\r\n\r\n{}"],
  ["chunks that are not last", `Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n${smuggled}`],
  ["chunks twice", `Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`],
  ["a transfer coding that is unknown", "Transfer-Encoding: nonsense\r\n\r\n"],
  ["chunks spelt with a tab", `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
];

const chunks: [string, string][] = [
  ["a chunk whose size is no number", "zz\r\n{}\r\n0\r\n\r\n"],
  ["a chunk of negative size", "-2\r\n{}\r\n0\r\n\r\n"],
  ["a chunk of a size beyond all numbers", "fffffffffffffffff\r\n{}"],
  ["a chunk larger than it says", "1\r\n{}\r\n0\r\n\r\n"],
  ["a chunk without its line break", "2\r\n{}0\r\n\r\n"],
  ["a chunk ended by a line feed alone", "2\n{}\n0\n\n"],
  ["a chunk without a size", "\r\n{}\r\n0\r\n\r\n"],
];

/** What is not HTTP, or two things at once. */
export const malformed = (_: World): BadRequest[] => [
  ...firstLines.map(
    ([what, bytes]): BadRequest => ({
      ...raw(what, bytes, notHttp),
      leaves: "half-closed",
    }),
  ),
  ...lengths.map(([what, text]) => raw(what, head + text, notHttp)),
  ...chunks.map(([what, text]) => raw(what, chunked + text, notHttp)),
  raw(
    "a chunk with an extension of 20 KB",
    `${chunked}2;${"a".repeat(20_000)}\r\n{}`,
    "413 too-large",
  ),
  raw("a good request and nonsense behind it", `${good}nonsense\r\n\r\n`, "200", notHttp),
  raw(
    "ten requests at once, the last of them bad",
    `${good.repeat(9)}${request({ target: "//evil.example" }).toString("latin1")}`,
    ...Array.from({ length: 9 }, () => "200"),
    "400 invalid target",
  ),
  { ...raw("HTTP/0.9", "GET /api/time\r\n", notHttp), leaves: "half-closed" },
  { ...raw("half a request line", "GET /api/ti", notHttp), leaves: "half-closed" },
  { ...raw("half a header", "GET /api/time HTTP/1.1\r\nHo", notHttp), leaves: "half-closed" },
  { ...raw("half a body", `${head}Content-Length: 9\r\n\r\n{`, notHttp), leaves: "half-closed" },
  { ...raw("half a chunk", `${chunked}9\r\n{`, notHttp), leaves: "half-closed" },
  { ...raw("nothing at all", ""), leaves: "half-closed" },
  { ...raw("half a header and a reset", "GET /api/time HTTP/1.1\r\nHo"), leaves: "reset" },
  { ...raw("half a body and a reset", `${head}Content-Length: 9\r\n\r\n{`), leaves: "reset" },
  { ...raw("half a chunk and a reset", `${chunked}9\r\n{`), leaves: "reset" },
];
