import type { LineId } from "../echo/lines.ts";

/** Words of the page of the echo. */
export const enEcho = {
  title: "The echo",
  lead: "It sends each text or binary frame back as it came, up to 128 KiB: the first thing to try a WebSocket client on.",
  connect: "Connect",
  disconnect: "Disconnect",
  states: { closed: "not connected", connecting: "connects …", open: "connected" },
  closedBy: (code: string) => `The connection is closed, code ${code}.`,
  failed: "The connection could not be opened.",
  message: "Message",
  as: "as",
  text: "text",
  hex: "binary, in hex",
  send: "Send",
  notHex: "This is not hex: two digits for each byte.",
  list: "Frames, sent and echoed",
  none: "Connect, then send something.",
  computed:
    "A page sees payloads, never frames: the headers here are computed from them by the rules of RFC 6455, and the masking key is one of ours, since the browser keeps its own to itself. Pings, pongs and closes are not seen. The wire page shows frames as they really passed.",
  lines: "From other programs",
  linesLead: "With this server's address in them. Python's lines need websocket-client.",
  copy: "Copy",
  copyOf: (name: string) => `Copy: ${name}`,
  copied: "✓ copied",
  notCopied: "Select it and copy by hand.",
  names: {
    "python-connection": "Python, one after another: create_connection, send, recv, close",
    "python-app": "Python with callbacks: WebSocketApp",
    wscat: "wscat, of Node.js",
    websocat: "websocat",
    "curl-handshake": "curl: the handshake, seen",
    "curl-short": "curl: short polling",
    "curl-long": "curl: long polling",
    ajax: "jQuery: $.ajax that calls itself, long polling",
  } satisfies Record<LineId, string>,
  notes: {
    "python-connection": "pip install websocket-client, or Debian's python3-websocket",
    "python-app":
      "the same package; version 1.2 (Debian 12) does not call on_close when the program itself closes",
    wscat: "npx fetches it",
    websocat: "not in Debian 12: see github.com/vi/websocat",
    "curl-handshake": "the answer is always the same for this key: it is that of RFC 6455",
    "curl-short": "the cursor says what is known already",
    "curl-long": "it waits until somebody says something, 25 s at most",
    ajax: "on a page of this server: another origin may not read the answers",
  } satisfies Record<LineId, string>,
};

export type EchoText = typeof enEcho;
