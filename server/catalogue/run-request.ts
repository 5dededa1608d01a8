import { once } from "node:events";
import { connect } from "node:net";
import type { BadRequest } from "./entry.ts";

/** Longer than any answer takes on a busy machine: what is silent for so long, ms, hangs. */
const patienceMs = 10_000;

/** All that is answered to an entry, in the words of the catalogue. @throws as `exchange` does. */
export async function answersTo(port: number, entry: BadRequest): Promise<string[]> {
  return readAnswers(await exchange(port, entry));
}

/**
 * Writes the bytes of an entry and waits for the server's end of the connection.
 * @returns all that came.
 * @throws when the server neither answers nor closes.
 */
export async function exchange(
  port: number,
  { raw, leaves }: Pick<BadRequest, "raw" | "leaves">,
): Promise<string> {
  const tcp = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const pieces: Buffer[] = [];
  tcp.on("data", (piece) => pieces.push(piece));
  // A refusal may reset the connection while the rest of a bad request is still being written.
  tcp.on("error", () => {});
  tcp.on("end", () => tcp.end());
  await once(tcp, "connect");
  const closed = new Promise<void>((resolve) => tcp.once("close", () => resolve()));
  const timer = setTimeout(() => tcp.destroy(new Error("no end")), patienceMs);
  tcp.write(raw, () => {
    if (leaves === "half-closed") tcp.end();
    if (leaves === "reset") tcp.resetAndDestroy();
  });
  await closed;
  clearTimeout(timer);
  const heard = Buffer.concat(pieces).toString();
  if (tcp.errored?.message === "no end") throw new Error(`it hangs, after: ${heard}`);
  return heard;
}

/** Reads answer after answer; a body that is cut short counts as it came. */
export function readAnswers(heard: string): string[] {
  const answers: string[] = [];
  for (let rest = heard; rest !== ""; ) {
    const end = rest.indexOf("\r\n\r\n") + 4;
    const head = rest.slice(0, end);
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
    if (!status) throw new Error(`no HTTP answer: ${rest}`);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    const isChunked = /^transfer-encoding: chunked/im.test(head);
    const bodyEnd = isChunked ? rest.indexOf("0\r\n\r\n", end) + 5 : end + length;
    answers.push([status, ...problemOf(head, rest.slice(end, bodyEnd))].join(" "));
    rest = rest.slice(bodyEnd);
  }
  return answers;
}

/** Code and field of problem details, which must bear the headers that the contract asks for. */
function problemOf(head: string, body: string): string[] {
  if (body === "" || !/^content-type: application\/problem\+json/im.test(head)) return [];
  if (!/^cache-control: no-store/im.test(head)) throw new Error(`it may be stored: ${head}`);
  const { code, field } = JSON.parse(body);
  if (code === "method-not-allowed" && !/^allow: \S/im.test(head)) throw new Error(head);
  return field ? [code, field] : [code];
}
