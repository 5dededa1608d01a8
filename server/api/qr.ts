import { renderSVG } from "uqr";
import { classPaths } from "#wire-class";
import { lanAddresses } from "../addresses.ts";
import type { Traffic } from "../door.ts";
import { Refusal } from "../refusal.ts";

export interface QrRoutes {
  traffic: Traffic;
  settings: { publicUrl: URL | undefined; allowedHosts: string[] };
}

const mostChars = 300;

/** A picture of an address of this server, for phones to read: dark on white, whatever the theme. */
export function mountQr({ traffic, settings: { publicUrl, allowedHosts } }: QrRoutes) {
  traffic.route("GET", classPaths.qr, async ({ query, req }) => {
    const text = query.get("text") ?? "";
    const asked = new URL(`http://${req.headers.host ?? "localhost"}`).hostname;
    const ours = [asked, "localhost", "127.0.0.1", ...lanAddresses(), ...allowedHosts];
    if (publicUrl) ours.push(publicUrl.hostname);
    const url = text.length <= mostChars && URL.canParse(text) ? new URL(text) : undefined;
    // Nobody shall be led elsewhere by a picture that this server made.
    if (!url || !/^https?:$/.test(url.protocol) || !ours.includes(url.hostname)) {
      const detail = `text: It must be an address of this server with at most ${mostChars} characters.`;
      throw new Refusal("invalid", detail, { field: "text" });
    }
    // A quiet zone of four modules (ISO/IEC 18004) and 15 % that may be hidden or dirty.
    const body = renderSVG(url.href, { ecc: "M", border: 4 });
    return { status: 200, body, headers: { "Content-Type": "image/svg+xml" } };
  });
}
