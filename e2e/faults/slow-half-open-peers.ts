/** Opens connections, says what it is told through each, and then neither reads nor writes. */
import { once } from "node:events";
import { connect } from "node:net";

const { host, port, requests }: { host: string; port: number; requests: Record<string, string> } =
  JSON.parse(process.argv[2] ?? "");

const ports: Record<string, number[]> = {};
for (const [kind, request] of Object.entries(requests)) {
  ports[kind] = [];
  for (let i = 0; i < 5; i++) {
    const tcp = connect(port, host);
    tcp.on("error", () => {});
    await once(tcp, "connect");
    tcp.write(request);
    ports[kind].push(tcp.localPort ?? 0);
  }
}
process.stdout.write(`${JSON.stringify(ports)}\n`);
