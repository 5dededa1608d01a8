import { paths } from "#wire";
import { transportIds, transports } from "../transports/index.ts";
import { exampleKey } from "../wire/handshake.ts";

export const lineIds = [
  "python-connection",
  "python-app",
  "wscat",
  "websocat",
  "curl-handshake",
  "curl-short",
  "curl-long",
  "ajax",
] as const;
export type LineId = (typeof lineIds)[number];

/** Short programs that talk to one server, to be copied. */
export type Lines = Record<LineId, string>;

/** Which transport it is by what it depends on: no other file than theirs names one. */
const idBy = (setting: "intervalMs" | "holdS") =>
  transportIds.find((id) => transports[id].uses.some((one) => one === setting)) ?? "";

/** @param origin the server's, `http://host:port`. @param room whose messages are polled. */
export function linesFor(origin: string, room: string): Lines {
  const echo = `${origin.replace(/^http/, "ws")}${paths.echo}`;
  const short = `${origin}${paths.transport(room, idBy("intervalMs"))}`;
  const long = `${origin}${paths.transport(room, idBy("holdS"))}`;
  const readCursor = `sed 's/.*"cursor":"\\([^"]*\\)".*/\\1/'`;
  return {
    "python-connection": `from websocket import create_connection

ws = create_connection("${echo}")
ws.send("hello")
print(ws.recv())
ws.close()`,
    "python-app": `import websocket

def on_open(ws):
    ws.send("hello")

def on_message(ws, message):
    print(message)
    ws.close()

def on_error(ws, error):
    print("error:", error)

def on_close(ws, code, reason):
    print("closed")

app = websocket.WebSocketApp(
    "${echo}",
    on_open=on_open,
    on_message=on_message,
    on_error=on_error,
    on_close=on_close,
)
app.run_forever()`,
    wscat: `npx wscat -c ${echo} -x hello`,
    websocat: `echo hello | websocat ${echo}`,
    "curl-handshake": `curl -isN --http1.1 --max-time 2 \\
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \\
  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: ${exampleKey}' \\
  ${origin}${paths.echo}`,
    "curl-short": `cursor=$(curl -s '${short}?limit=1' | ${readCursor})
curl -s "${short}?after=$cursor"`,
    "curl-long": `cursor=$(curl -s '${short}?limit=1' | ${readCursor})
curl -s "${long}?after=$cursor&wait=25"`,
    ajax: `var cursor;

function poll() {
  $.ajax({
    url: "${long}",
    data: cursor === undefined ? {} : { after: cursor, wait: 25 },
    dataType: "json",
    success: function (page) {
      cursor = page.cursor;
      page.messages.forEach(function (message) {
        console.log(message.text);
      });
      poll();
    },
    error: function (answer) {
      // 410: what came after that cursor is no longer kept; the answer has a fresh one.
      if (answer.status === 410) cursor = answer.responseJSON.cursor;
      setTimeout(poll, 1000);
    },
  });
}

poll();`,
  };
}
