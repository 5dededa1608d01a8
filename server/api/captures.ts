import { createHash } from "node:crypto";
import { type AcceptSteps, capturePaths } from "#wire-capture";
import type { Captures } from "../capture/captures.ts";
import type { Traffic } from "../door.ts";
import { json } from "../http/answer.ts";
import { Refusal } from "../refusal.ts";
import type { Rooms } from "../rooms.ts";
import { bearerOf } from "./host.ts";

export interface CaptureRoutes {
  traffic: Traffic;
  rooms: Rooms;
  captures: Captures;
}

/** RFC 6455, section 1.3: what a server adds to the key before it digests it. */
const magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The bytes of a visitor's own traffic, for that visitor, while it looks. */
export function mountCaptures({ traffic, rooms, captures }: CaptureRoutes) {
  const path = capturePaths.captures(":room");

  traffic.route("POST", path, async ({ params, req }) => {
    const { name } = await rooms.get(params.room ?? "");
    return json(201, captures.open(name, req.socket.remoteAddress));
  });

  traffic.route("GET", path, async ({ params, req, query }) => {
    const { name } = await rooms.get(params.room ?? "");
    const after = Number(query.get("after") ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) {
      throw new Refusal("invalid", "after: It must be a whole number.", { field: "after" });
    }
    return json(200, captures.read(name, secretOf(req), after));
  });

  traffic.route("DELETE", path, async ({ params, req }) => {
    const { name } = await rooms.get(params.room ?? "");
    captures.close(name, secretOf(req));
    return { status: 204, body: "" };
  });

  traffic.route("GET", capturePaths.accept, async ({ query }) => {
    const key = query.get("key") ?? "";
    // RFC 6455, section 4.1: sixteen bytes in Base64.
    if (!/^[A-Za-z0-9+/]{22}==$/.test(key)) {
      const detail = "key: It must be 16 bytes in Base64, as Sec-WebSocket-Key is.";
      throw new Refusal("invalid", detail, { field: "key" });
    }
    const joined = key + magic;
    const digest = createHash("sha1").update(joined).digest();
    const steps: AcceptSteps = {
      key,
      joined,
      sha1: digest.toString("hex"),
      accept: digest.toString("base64"),
    };
    return json(200, steps);
  });
}

/** @throws {Refusal} `unauthorized` */
function secretOf(req: Parameters<typeof bearerOf>[0]): string {
  const secret = bearerOf(req);
  if (!secret) throw new Refusal("unauthorized", "Send the secret as Authorization: Bearer.");
  return secret;
}
