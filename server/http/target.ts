import type { IncomingMessage } from "node:http";
import { paths } from "#wire";
import { Refusal } from "../refusal.ts";
import { type Query, TargetQuery } from "./query.ts";

/** What is ours beside `/api/`. */
const ownPaths = new Set<string>([paths.alive, paths.ready, paths.metrics]);

/** Where a request wants to go. */
export interface Target {
  path: string;
  query: Query;
  /** Not one of ours: a page, or one of its files. */
  isPage: boolean;
  problem?: Refusal;
}

/**
 * Reads the request target. One that does not start with exactly one `/` is refused here, because
 * Next.js answers `*` with 500 and redirects absolute targets to a foreign host. So is what else it
 * would answer with 500 or take for another path than it says.
 */
export function readTarget(req: IncomingMessage): Target {
  const target = req.url ?? "";
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  const query = new TargetQuery(end < 0 ? "" : target.slice(end + 1));
  const isOurs = path === "/api" || path.startsWith("/api/") || ownPaths.has(path);
  const problem = problemOf(path, isOurs);
  return problem ? { path, query, isPage: false, problem } : { path, query, isPage: !isOurs };
}

function problemOf(path: string, isOurs: boolean): Refusal | undefined {
  // Browsers take `\` for `/`.
  if (!/^\/(?!\/)/.test(path) || path.includes("\\")) {
    return invalid("The request target must start with exactly one slash and hold no backslash.");
  }
  if (isOurs) return undefined;
  if (!isDecodable(path)) return invalid("The path's percent-encoding is not valid UTF-8.");
  if (/^\/_global-error\b/.test(path))
    return new Refusal("not-found", `There is nothing at ${path}.`);
  return undefined;
}

function invalid(detail: string): Refusal {
  return new Refusal("invalid", detail, { field: "target" });
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
