/** On every answer of the API. */
export const safetyHeaders = { "X-Content-Type-Options": "nosniff" } as const;

/**
 * On pages and their files, beside the policy. No `Strict-Transport-Security`: whoever ends TLS in
 * front of this server may promise it, plain HTTP may not.
 */
export const pageHeaders = { ...safetyHeaders, "Referrer-Policy": "same-origin" } as const;

/** What a page may load and run. Nothing leaves the origin; development needs `eval` for hot reload. */
export function contentPolicy(nonce: string, isDev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
