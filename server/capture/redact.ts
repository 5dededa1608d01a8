/** Headers whose values are nobody's business, not even their owner's on a projector. */
const secret = /^((?:cookie|set-cookie|authorization|proxy-authorization):[ \t]*)([^\r\n]*)/gim;

/**
 * The bytes with stars in place of what is secret in their header, as many as there were bytes. What
 * is no header of HTTP, as a frame or a body, stays as it is.
 */
export function redact(bytes: Buffer): Buffer {
  const end = bytes.indexOf("\r\n\r\n");
  const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString("latin1");
  if (!/^[A-Z]+ \S+ HTTP\/1\.[01]\r\n|^HTTP\/1\.1 /.test(head)) return bytes;
  const starred = head.replace(secret, (_all, name: string, value: string) => {
    return name + "*".repeat(value.length);
  });
  return starred === head
    ? bytes
    : Buffer.concat([Buffer.from(starred, "latin1"), bytes.subarray(head.length)]);
}
