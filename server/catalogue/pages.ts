import { type BadRequest, bad, type RequestParts } from "./entry.ts";

/** Methods that a page or a file has no answer to. */
const methods = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "PURGE", "HEAD"];
const places = ["/", "/r/lobby", "/nothing", "/icon.svg", "/_next/static/x.js"];

const targets = [
  "/r",
  "/r/",
  "/r//lobby",
  "/r/lobby/",
  "/r/lobby/more",
  "/r/../r/lobby",
  "/r/%2e%2e",
  "/r/%2F%2Fevil.example",
  "/r/%00",
  "/r/%3Cscript%3Ealert(1)%3C/script%3E",
  "/r/<script>",
  "/r/__proto__",
  `/r/${"a".repeat(5000)}`,
  `/${"a/".repeat(3000)}`,
  "/index",
  "/index.html",
  "/404",
  "/500",
  "/_error",
  "/_not-found",
  "/favicon.ico",
  "/robots.txt",
  "/.well-known/security.txt",
  "/package.json",
  "/.next/BUILD_ID",
  "/_next",
  "/_next/",
  "/_next/hmr",
  "/_next/data/x/index.json",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/package.json",
  "/_next/static/chunks/%00.js",
  "/_next/image",
  "/_next/image?url=http://evil.example/x.png&w=64&q=75",
  "/_next/image?url=//evil.example/x.png&w=64&q=75",
  "/_next/image?url=/icon.svg&w=0&q=999",
  "/_next/image?url=%2Fapi%2Ftime&w=64&q=75",
  "/__nextjs_original-stack-frame?file=/etc/passwd",
  "/__nextjs_source-map?filename=/etc/passwd",
  "/.;/",
  "/;/evil.example",
  "/@evil.example",
  "/:80",
  "/?",
  "/?%",
  "/?a=%E0%A4%A",
  "/?__proto__[x]=1&constructor=1",
  "/?_rsc=junk",
  "/?next=//evil.example&url=http://evil.example",
  `/?${"a".repeat(12_000)}`,
  `/?${"a=1&".repeat(3000)}`,
];

const junk = [
  "",
  "xx",
  "en&lang=zh-CN",
  "%3Cscript%3E",
  "%00",
  "..%2f",
  "__proto__",
  "a".repeat(3000),
];
const cookies = [
  "=",
  ";;;=;",
  "theme=<script>",
  "theme=%E0%A4%A",
  "__prerender_bypass=x; __next_preview_data=x",
  `language=${"x".repeat(3000)}`,
  "__proto__=x",
  "a=1;".repeat(1500),
];

/** Headers that Next.js, or what stands before it, gives a meaning. */
const headers = [
  "RSC: 1",
  "RSC: junk",
  "RSC: 1\r\nNext-Router-State-Tree: junk",
  "RSC: 1\r\nNext-Router-State-Tree: %5B%22%22%2C%7B%7D%5D",
  "RSC: 1\r\nNext-Router-State-Tree: [[[[",
  `RSC: 1\r\nNext-Router-State-Tree: ${"%5B".repeat(2000)}`,
  "RSC: 1\r\nNext-Router-Prefetch: 1",
  "RSC: 1\r\nNext-Router-Segment-Prefetch: /_tree",
  "RSC: 1\r\nNext-Router-Segment-Prefetch: /../../x",
  "RSC: 1\r\nNext-Url: //evil.example",
  "Next-Action: junk",
  "Next-HMR-Refresh: 1",
  "x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware",
  "x-middleware-subrequest: src/middleware:nowaf",
  "x-middleware-rewrite: http://evil.example/",
  "x-middleware-prefetch: 1",
  "x-middleware-next: 1",
  "x-nextjs-data: 1",
  "x-nextjs-rewrite: http://evil.example/",
  "x-nextjs-redirect: http://evil.example/",
  "x-matched-path: //evil.example",
  "x-invoke-path: /500",
  "x-invoke-status: 500",
  "x-invoke-error: {",
  "x-invoke-output: /_error",
  "x-now-route-matches: 1=junk",
  "x-prerender-revalidate: junk",
  "x-forwarded-host: evil.example",
  "x-forwarded-host: evil.example, localhost",
  "x-forwarded-proto: javascript",
  "x-forwarded-port: -1",
  "x-forwarded-for: <script>",
  "x-original-url: //evil.example",
  "x-rewrite-url: //evil.example",
  "x-http-method-override: DELETE",
  "x-lang: <script>",
  "Content-Security-Policy: script-src 'nonce-<script>'",
  "Accept: */*;q=junk",
  "Accept-Language: ;;;,q=",
  `Accept-Language: ${"en,".repeat(2000)}`,
  "Accept-Encoding: junk;q=x",
  "Range: bytes=5-1,-,a-b",
  "If-None-Match: ",
  "If-Modified-Since: yesterday",
  "Purpose: prefetch",
  "TE: trailers, junk",
  "Authorization: junk",
  "Referer: http://evil.example/",
];

/** What a server action of Next.js would read. */
const actions: RequestParts[] = [
  { headers: ["Next-Action: x"], body: "[]" },
  {
    headers: [`Next-Action: ${"a".repeat(40)}`, "Content-Type: text/plain;charset=UTF-8"],
    body: "[]",
  },
  { headers: ["Next-Action: x", "Content-Type: multipart/form-data"], body: "--x" },
  { headers: ["Content-Type: multipart/form-data; boundary=x"], body: "--x\r\n\r\n" },
  {
    headers: ["Content-Type: multipart/form-data; boundary=x"],
    body: '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_x"\r\n\r\n\r\n--x--\r\n',
  },
  { headers: ["Content-Type: application/x-www-form-urlencoded"], body: "$ACTION_ID_x=" },
  { headers: ["Next-Action: x"], body: "x".repeat(2_000_000) },
  { headers: ["Next-Action: x", "Origin: https://evil.example"], body: "[]" },
  { headers: ["Next-Action: x", "Transfer-Encoding: chunked"], body: "2\r\n[]\r\n0\r\n\r\n" },
];

/** What pages and their files are asked; whatever is answered, it is no 5xx and no foreign address. */
export const pageRequests: BadRequest[] = [
  ...places.flatMap((target) =>
    methods.map((method) => bad(`${method} ${target}`, "", { method, target })),
  ),
  ...targets.map((target) => bad(target.slice(0, 60), "", { target })),
  ...["lang", "view", "name", "room"].flatMap((key) =>
    junk.map((value) => {
      const target = `/r/lobby?${key}=${value}`;
      return bad(target.slice(0, 60), "", { target });
    }),
  ),
  ...cookies.map((value) =>
    bad(`Cookie: ${value.slice(0, 60)}`, "", { target: "/r/lobby", headers: [`Cookie: ${value}`] }),
  ),
  ...headers.map((line) => bad(line.slice(0, 80), "", { target: "/r/lobby", headers: [line] })),
  ...actions.map((parts) =>
    bad(`an action with ${parts.headers}`, "", { method: "POST", target: "/r/lobby", ...parts }),
  ),
  bad("a body for a page", "", { target: "/", body: "x".repeat(100_000) }),
];
