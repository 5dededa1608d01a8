import { type BadRequest, bad, noStrings, type World } from "./entry.ts";

/** What a class's routes are asked in vain; the room is none, and must not become one. */
export const badClassCalls = ({ room, hostKey }: World): BadRequest[] => {
  const key = [`Authorization: Bearer ${hostKey}`];
  const ask = (method: string, part: string, value?: unknown, headers = key) => ({
    method,
    target: `/api/rooms/${room}/${part}`,
    headers,
    ...(value !== undefined && { body: JSON.stringify(value) }),
  });
  const report = { transport: "websocket", uncertaintyMs: 1, arrivals: [] };
  const vote = { question: "q", choices: ["a", "b"] };
  const settings: [string, unknown][] = [
    ["intervalMs", 1e9],
    ["holdS", -1],
    ["freeText", "yes"],
    ["slowMs", 1.5],
    ["frozen", 0],
    ["muted", "ABCDEF"],
    ["shares", []],
    ["vote", 1],
  ];
  return [
    ...["settings", "events"].flatMap((part) => {
      const method = part === "settings" ? "PUT" : "POST";
      return [
        bad(`${part} without a key`, "401 unauthorized", ask(method, part, {}, [])),
        bad(
          `${part} with a wrong key`,
          "403 forbidden",
          ask(method, part, {}, ["Authorization: Bearer x"]),
        ),
        bad(`${part} of null`, "422 invalid", ask(method, part, null)),
        bad(`${part} of a list`, "422 invalid", ask(method, part, [])),
      ];
    }),
    ...settings.map(([field, value]) =>
      bad(`settings with ${field} of ${JSON.stringify(value)}`, `422 invalid ${field}`, {
        ...ask("PUT", "settings", { [field]: value }),
      }),
    ),
    ...noStrings.map(([what, type]) =>
      bad(`an event whose type is ${what}`, "422 invalid type", ask("POST", "events", { type })),
    ),
    bad("a vote that names itself a question of NUL", "422 invalid vote.question", {
      ...ask("POST", "events", { type: "vote", vote: { ...vote, question: "a\0" } }),
    }),
    bad("an event in a room that is no class", "403 forbidden", {
      ...ask("POST", "events", { type: "ping" }),
    }),
    bad("the phones of a room that is no class", "403 forbidden", ask("GET", "phones")),
    bad("the phones without a key", "401 unauthorized", ask("GET", "phones", undefined, [])),
    ...["-1", "1.5", "", "many", "1e3", "9".repeat(30)].map((after) =>
      bad(`phones after ${after}`, "400 invalid after", ask("GET", `phones?after=${after}`)),
    ),
    bad("a report in a room that is no class", "403 forbidden", {
      ...ask("POST", "reports?client=me", report),
    }),
    bad("a report of nobody", "400 invalid client", ask("POST", "reports", report)),
    bad("a report of a client that cannot be", "400 invalid client", {
      ...ask("POST", "reports?client=a%20b", report),
    }),
    bad("a report of 17,000 bytes", "413 too-large", {
      ...ask("POST", "reports?client=me", { ...report, more: "x".repeat(17_000) }),
    }),
    bad("settings of a client that cannot be", "400 invalid client", {
      ...ask("GET", "settings?client=%00"),
    }),
    ...["XXXX", "xxxxx", "0O1I", "%00", "..", "__proto__", "%E0%A4%A"].map((code) =>
      bad(`the code ${code}`, "404 not-found", {
        target: `/api/codes/${code}`,
      }),
    ),
  ];
};
