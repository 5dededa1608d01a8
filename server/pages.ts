import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import type { Config } from "./config.ts";
import { problem, write } from "./http/answer.ts";
import { isRouterState } from "./http/router-state.ts";
import { contentPolicy, pageHeaders } from "./http/safety.ts";
import { Refusal } from "./refusal.ts";

/** The React pages, behind our own door. */
export interface Pages {
  request(req: IncomingMessage, res: ServerResponse): void;
  /** True when the upgrade was Next.js's own, as hot reload's is in development. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

/** Next.js would believe them, whoever wrote them. */
const forwarded = ["host", "proto", "port", "for"].map((name) => `x-forwarded-${name}`);

/**
 * Starts Next.js. It adds an `upgrade` listener to the server it is given and would close our
 * sockets, so it is given a bare emitter, on which only its own upgrades are repeated.
 */
export async function startPages(
  { host, port, trustProxy }: Config,
  isDev: boolean,
): Promise<Pages> {
  const emitter = new EventEmitter();
  const app = next({ dev: isDev, hostname: host, port, httpServer: emitter as unknown as Server });
  await app.prepare();
  const handle = app.getRequestHandler();

  return {
    request(req, res) {
      if (!isDev && !["GET", "HEAD"].includes(req.method ?? "")) {
        const details = { allow: ["GET", "HEAD"] };
        return write(
          res,
          problem(new Refusal("method-not-allowed", "A page is only read.", details)),
        );
      }
      const nonce = randomBytes(16).toString("base64");
      const policy = contentPolicy(nonce, isDev);
      res.setHeader("Content-Security-Policy", policy);
      for (const [name, value] of Object.entries(pageHeaders)) res.setHeader(name, value);
      // Next.js reads the nonce for its inline scripts from the request.
      req.headers["content-security-policy"] = policy;
      const state = req.headers["next-router-state-tree"];
      if (!isRouterState(String(state))) delete req.headers["next-router-state-tree"];
      if (!trustProxy) {
        for (const name of forwarded) delete req.headers[name];
      }
      const language = new URL(req.url ?? "/", "http://localhost").searchParams.get("lang");
      // A layout is not given the query, and it is the layout that names the page's language.
      if (language) req.headers["x-lang"] = language;
      else delete req.headers["x-lang"];
      void handle(req, res);
    },
    upgrade(req, socket, head) {
      if (!isDev || !req.url?.startsWith("/_next/")) return false;
      emitter.emit("upgrade", req, socket, head);
      return true;
    },
    close: () => app.close(),
  };
}
