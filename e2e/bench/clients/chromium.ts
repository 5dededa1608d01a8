/** What Chromium says of itself in a `fetch` of a page's own origin. */
const headers = [
  "Connection: keep-alive",
  'sec-ch-ua-platform: "Linux"',
  "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
  'sec-ch-ua: "Not)A;Brand";v="24", "Chromium";v="150"',
  "sec-ch-ua-mobile: ?0",
  "Accept: */*",
  "Sec-Fetch-Site: same-origin",
  "Sec-Fetch-Mode: cors",
  "Sec-Fetch-Dest: empty",
  "Referer: http://localhost/r/bench",
  "Accept-Encoding: gzip, deflate, br, zstd",
  "Accept-Language: en-US,en;q=0.9",
];
const lines = headers.join("\r\n");

/** A request as Chromium sends it, nearly 600 bytes before its body. */
export function chromiumGet(target: string): string {
  return `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n\r\n`;
}

export function chromiumPost(target: string, json: string): string {
  const head = `Content-Type: application/json\r\nContent-Length: ${json.length}`;
  return `POST ${target} HTTP/1.1\r\nHost: localhost\r\n${head}\r\n${lines}\r\n\r\n${json}`;
}
