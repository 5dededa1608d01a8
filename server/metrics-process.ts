import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, type Registry } from "prom-client";

/** How often the delay of the event loop is looked at, ms. */
const everyMs = 20;
const nsPerSecond = 1e9;

/**
 * Adds what concerns the process as a whole, under names in the style of Prometheus.
 * The event loop is watched from the first reading on, so that it costs nothing where nobody reads.
 */
export function createProcessMetrics(registry: Registry): { read(): void; close(): void } {
  const registers = [registry];
  let delay: IntervalHistogram | undefined;

  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const resident = gauge("process_resident_memory_bytes", "Resident memory size in bytes.");
  const started = gauge("process_start_time_seconds", "Start time, seconds since the epoch.");
  const cpu = new Counter({
    name: "process_cpu_seconds_total",
    help: "User and system CPU time in seconds.",
    registers,
  });
  const lag = gauge(
    "nodejs_eventloop_delay_seconds",
    "How late timers were since the reading before this one.",
    ["quantile"],
  );
  started.set(performance.timeOrigin / 1000);

  function readDelay(): void {
    if (!delay) {
      delay = monitorEventLoopDelay({ resolution: everyMs });
      delay.enable();
      return;
    }
    // The monitor tells the whole time between two looks, of which it waits `everyMs` on purpose.
    const late = (ns: number) => Math.max(0, ns / nsPerSecond - everyMs / 1000);
    if (delay.count === 0) return;
    lag.set({ quantile: "0.5" }, late(delay.percentile(50)));
    lag.set({ quantile: "0.99" }, late(delay.percentile(99)));
    lag.set({ quantile: "1" }, late(delay.max));
    delay.reset();
  }

  return {
    read() {
      readDelay();
      resident.set(process.memoryUsage.rss());
      const { user, system } = process.cpuUsage();
      cpu.reset();
      cpu.inc((user + system) / 1e6);
    },
    close: () => void delay?.disable(),
  };
}
