import type { IncomingMessage } from "node:http";
import { sizes } from "#wire";
import { Refusal } from "../refusal.ts";

/** Bytes read, and dropped, of a body that is too large, before the connection is closed on it. */
const maxReadBytes = 16 * 1024 * 1024;

/**
 * Reads a JSON body of at most 16 KiB.
 * @param onBytes told of every piece, so that what crossed the wire can be counted.
 * @returns nothing for an empty body.
 * @throws {Refusal} `too-large`, `unsupported-media-type` or `bad-json`.
 */
export async function readJson(
  req: IncomingMessage,
  onBytes: (bytes: number) => void,
): Promise<unknown> {
  const body = await readBytes(req, onBytes);
  if (!isJson(req, body.length)) {
    const detail = "Send the body as application/json in UTF-8, not compressed.";
    throw new Refusal("unsupported-media-type", detail, { field: "content-type" });
  }
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new Refusal("bad-json", "The body is not valid JSON in UTF-8.", { cause });
  }
}

/** What is too large is still read, within bounds: a client that is writing would not hear the answer. */
async function readBytes(req: IncomingMessage, onBytes: (bytes: number) => void): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of req.iterator({ destroyOnReturn: false })) {
    onBytes(piece.length);
    length += piece.length;
    if (length > maxReadBytes) break;
    if (length <= sizes.bodyBytes) pieces.push(piece);
  }
  if (length > sizes.bodyBytes) {
    throw new Refusal("too-large", `The body may have at most ${sizes.bodyBytes} bytes.`);
  }
  return Buffer.concat(pieces);
}

function isJson({ headers }: IncomingMessage, length: number): boolean {
  const encoding = headers["content-encoding"] ?? "identity";
  const coding = headers["transfer-encoding"] ?? "chunked";
  if (encoding !== "identity" || !/^chunked$/i.test(coding)) return false;
  const type = headers["content-type"];
  if (type === undefined) return length === 0;
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type);
}
