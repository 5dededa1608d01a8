import { useEffect, useState } from "react";
import { paths } from "#wire";
import { createEchoSocket, type EchoSocket } from "./echo-socket.ts";

/** A connection to this server's echo, closed with the page; none before the browser has it. */
export function useEcho(): EchoSocket | undefined {
  const [echo, setEcho] = useState<EchoSocket>();
  useEffect(() => {
    const url = new URL(paths.echo, window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const made = createEchoSocket(url.href);
    setEcho(made);
    return made.disconnect;
  }, []);
  return echo;
}
