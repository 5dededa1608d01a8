import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { Refusal } from "../refusal.ts";

export interface HostRules {
  publicUrl: URL | undefined;
  allowedHosts: string[];
}

/**
 * Guards against DNS rebinding and foreign pages. Any IP literal is let in, for rebinding needs a name.
 * @returns a check that throws a refusal: `misdirected` for a host that is not ours, `forbidden` for
 * an upgrade or unsafe method from another origin. Scripts send no Origin and are let in.
 */
export function createHostCheck({ publicUrl, allowedHosts }: HostRules) {
  const machine = hostname().toLowerCase();
  const names = new Set(["localhost", machine, `${machine}.local`, ...allowedHosts]);
  if (publicUrl) names.add(publicUrl.hostname);

  return (req: IncomingMessage, isUpgrade: boolean): void => {
    const host = readHost(req);
    if (host === undefined) {
      if (req.httpVersion === "1.0" && !isUpgrade) return;
      throw new Refusal("invalid", "Exactly one valid Host header is needed.", { field: "host" });
    }
    const name = host.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    if (!isIP(name) && !names.has(name)) {
      const detail = `This server does not answer for "${name}"; add the name to ALLOWED_HOSTS or set PUBLIC_URL.`;
      throw new Refusal("misdirected", detail, { field: "host" });
    }
    const origin = req.headers.origin;
    const unsafe = isUpgrade || !["GET", "HEAD", "OPTIONS"].includes(req.method ?? "");
    if (origin === undefined || !unsafe) return;
    const from = URL.canParse(origin) ? new URL(origin) : undefined;
    if (from && (sameHost(from, host) || from.host === publicUrl?.host)) return;
    const detail = `Pages of ${origin} may not do this here.`;
    throw new Refusal("forbidden", detail, { field: "origin" });
  };
}

/** Host and port count, not the scheme: behind a proxy that ends TLS it differs. */
function sameHost(origin: URL, host: URL): boolean {
  const port = (url: URL) => url.port || (origin.protocol === "https:" ? "443" : "80");
  return origin.hostname === host.hostname && port(origin) === port(host);
}

function readHost(req: IncomingMessage): URL | undefined {
  const hosts = req.rawHeaders.filter(
    (_, i) => i % 2 === 0 && /^host$/i.test(req.rawHeaders[i] ?? ""),
  );
  const text = `http://${req.headers.host ?? ""}`;
  if (hosts.length !== 1 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.pathname === "/" && !url.username && !url.search && !url.hash ? url : undefined;
}
