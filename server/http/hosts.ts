import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { Refusal } from "../refusal.ts";
import { lastEntry } from "./address.ts";

/** Which hosts this server answers for. */
export interface HostRules {
  publicUrl: URL | undefined;
  allowedHosts: string[];
  /** Whether `X-Forwarded-Host` and `X-Forwarded-Proto` stand above `Host`. */
  trustProxy: boolean;
}

/** A host as a URL has it: IPv6 in brackets; the port is absent where it was not said. */
interface Host {
  hostname: string;
  port: string | undefined;
}

/**
 * Guards against DNS rebinding and foreign pages. Any IP literal is let in, for rebinding needs a name.
 * @returns a check that throws a refusal: `misdirected` for a host that is not ours, `forbidden` for
 * an upgrade or unsafe method from another origin. Scripts send no Origin and are let in.
 */
export function createHostCheck({ publicUrl, allowedHosts, trustProxy }: HostRules) {
  const machine = hostname()
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/\.local$/, "");
  const names = new Set(["localhost", machine, `${machine}.local`, ...allowedHosts]);
  if (publicUrl) names.add(withoutDot(publicUrl.hostname));
  /** Hosts that were found to be ours. */
  const ours = new WeakSet<Host>();

  return (req: IncomingMessage, isUpgrade: boolean): void => {
    const forwarded = trustProxy ? lastEntry(req.headers["x-forwarded-host"]) : undefined;
    const host = forwarded ? parseHost(forwarded) : readHost(req);
    if (host) checkName(host);
    else if (forwarded || req.httpVersion !== "1.0" || isUpgrade) {
      throw new Refusal("invalid", "Exactly one valid Host header is needed.", { field: "host" });
    }
    const { origin } = req.headers;
    if (origin === undefined) return;
    const isUnsafe = isUpgrade || !["GET", "HEAD", "OPTIONS"].includes(req.method ?? "");
    if (!isUnsafe) return;
    const from = URL.canParse(origin) ? new URL(origin) : undefined;
    const scheme = trustProxy ? lastEntry(req.headers["x-forwarded-proto"]) : undefined;
    if (from && /^https?:$/.test(from.protocol)) {
      if (from.host === publicUrl?.host || (host && isSame(from, host, scheme))) return;
    }
    throw new Refusal("forbidden", `Pages of another origin (${origin}) may not do this here.`, {
      field: "origin",
    });
  };

  function checkName(host: Host): void {
    if (ours.has(host)) return;
    const name = withoutDot(host.hostname);
    if (isIP(name.replace(/^\[|\]$/g, "")) || names.has(name)) {
      ours.add(host);
      return;
    }
    const detail = `This server does not answer for "${name}"; add the name to ALLOWED_HOSTS or set PUBLIC_URL.`;
    throw new Refusal("misdirected", detail, { field: "host" });
  }
}

/**
 * Host and port count, not the scheme: behind a proxy that ends TLS it differs. A port that was not
 * said is the scheme's: the proxy's where it is known, else the page's.
 */
function isSame(origin: URL, host: Host, scheme: string | undefined): boolean {
  const usual = (protocol: string) => (/^https:?$/.test(protocol) ? "443" : "80");
  const from = origin.port || usual(origin.protocol);
  const to = host.port ?? usual(scheme ?? origin.protocol);
  return withoutDot(origin.hostname) === withoutDot(host.hostname) && from === to;
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}

function readHost({ rawHeaders, headers }: IncomingMessage): Host | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.length === 4 && /^host$/i.test(rawHeaders[i] ?? "")) hosts += 1;
  }
  return hosts === 1 ? hostOf(headers.host ?? "") : undefined;
}

/** Nearly every request names the same host. */
const mostKnown = 50;
const known = new Map<string, Host>();

function hostOf(text: string): Host | undefined {
  const before = known.get(text);
  if (before) return before;
  const host = parseHost(text);
  if (!host) return undefined;
  if (known.size >= mostKnown) known.clear();
  known.set(text, host);
  return host;
}

function parseHost(text: string): Host | undefined {
  const url = `http://${text}`;
  if (!/^[^\s/\\?#@]+$/.test(text) || !URL.canParse(url)) return undefined;
  // A URL does not keep a port that is its scheme's own.
  const port = /:(\d+)$/.exec(text)?.[1];
  return { hostname: new URL(url).hostname, port: port && String(Number(port)) };
}
