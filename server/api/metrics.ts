import type { IncomingHttpHeaders } from "node:http";
import { paths } from "#wire";
import type { Traffic } from "../door.ts";
import { isLoopback } from "../http/address.ts";
import type { Metrics, MetricsAudience } from "../metrics.ts";
import { Refusal } from "../refusal.ts";

export interface MetricsSettings {
  metrics: MetricsAudience;
  trustProxy: boolean;
}

/** The metrics as Prometheus reads them. Who may not is told that there is nothing. */
export function mountMetrics({
  traffic,
  metrics,
  settings,
}: {
  traffic: Traffic;
  metrics: Metrics;
  settings: MetricsSettings;
}) {
  traffic.route("GET", paths.metrics, async ({ req, address }) => {
    if (!mayRead(settings, address, req.headers)) {
      throw new Refusal("not-found", `There is nothing at ${paths.metrics}.`);
    }
    const body = await metrics.read();
    return { status: 200, body, headers: { "Content-Type": metrics.contentType } };
  });
}

function mayRead(
  { metrics, trustProxy }: MetricsSettings,
  address: string,
  headers: IncomingHttpHeaders,
): boolean {
  if (metrics !== "loopback") return metrics === "all";
  // A proxy on this machine passes on what comes from anywhere; only a trusted one says from where.
  const isPassedOn = ["x-forwarded-for", "x-real-ip", "forwarded", "via"].some(
    (name) => headers[name] !== undefined,
  );
  return isLoopback(address) && (trustProxy || !isPassedOn);
}
