import type { IncomingMessage } from "node:http";
import { Refusal } from "../refusal.ts";

/** Where a request wants to go. */
export interface Target {
  path: string;
  query: URLSearchParams;
  /** Not one of ours: a page, or one of its files. */
  isPage: boolean;
  problem?: Refusal;
}

/**
 * Reads the request target. One that does not start with exactly one `/` is refused here, because
 * Next.js answers `*` with 500 and redirects absolute targets to a foreign host.
 */
export function readTarget(req: IncomingMessage): Target {
  const target = req.url ?? "";
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  const query = new URLSearchParams(end < 0 ? "" : target.slice(end + 1));
  const where = { path, query, isPage: false };
  if (!/^\/(?!\/)/.test(target)) {
    const detail = "The request target must start with exactly one slash.";
    return { ...where, problem: new Refusal("invalid", detail, { field: "target" }) };
  }
  const isOurs =
    path === "/api" || path.startsWith("/api/") || path === "/healthz" || path === "/readyz";
  return { ...where, isPage: !isOurs };
}
