import useSWRSubscription from "swr/subscription";
import type { Message, ServerFrame } from "#wire";
import { merge } from "./messages.ts";

export function useMessages(room: string) {
  return useSWRSubscription<Message[], Error, string>(
    `/api/rooms/${room}/websocket`,
    (address, { next }) => {
      let socket: WebSocket;
      let timer: ReturnType<typeof setTimeout>;
      let query = "";

      function open() {
        socket = new WebSocket(window.location.origin.replace("http", "ws") + address + query);
        socket.onmessage = ({ data }) => {
          const frame: ServerFrame = JSON.parse(data);
          if (frame.type !== "messages") return;
          query = `?after=${encodeURIComponent(frame.cursor)}`;
          next(null, (known = []) => merge(known, frame.messages));
        };
        socket.onclose = ({ code }) => {
          next(new Error(`The line fell: ${code}.`));
          timer = setTimeout(open, 1000);
        };
      }

      open();
      return () => {
        clearTimeout(timer);
        socket.onclose = null;
        socket.close();
      };
    },
  );
}
