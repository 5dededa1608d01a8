import { type BadRequest, bad, noStrings, type World } from "./entry.ts";

type Fault = [field: string, value: unknown];

const faults: Fault[] = [
  ...["delayMs", "jitterMs", "idleCutMs", "outageMs"].flatMap((field): Fault[] => [
    [field, -1],
    [field, 1e9],
    [field, "1"],
    [field, null],
  ]),
  ...["dropAnswers", "dropRequests", "duplicateRequests"].flatMap((field): Fault[] => [
    [field, 1.01],
    [field, -0.01],
    [field, true],
  ]),
  ...["stall", "buffering", "cut"].flatMap((field): Fault[] => [
    [field, 1],
    [field, "true"],
  ]),
  ["bugs", "without-memory"],
  ["bugs", null],
];

const steady = { ratePerSecond: 1, bytes: 10, pattern: "steady", seed: 1 };
const chatter: Fault[] = [
  ["ratePerSecond", 0],
  ["ratePerSecond", 1001],
  ["ratePerSecond", undefined],
  ["bytes", 0],
  ["bytes", 1.5],
  ["bytes", 4097],
  ["pattern", "wild"],
  ["pattern", "__proto__"],
  ["seed", -1],
  ["seed", 2 ** 53],
  ["count", 0],
  ["count", "all"],
];

/** What a host sets, and who is none. */
export const badHostCalls = ({ room, hostKey }: World): BadRequest[] => {
  const at = (part: string) => `/api/rooms/${room}${part}`;
  const key = `Authorization: Bearer ${hostKey}`;
  const put = (part: string, value: unknown, headers = [key]) => ({
    method: "PUT",
    target: at(part),
    headers,
    body: typeof value === "string" ? value : JSON.stringify(value),
  });
  const show = (value: unknown) => JSON.stringify(value) ?? "nothing";
  return [
    ...faults.map(([field, value]) =>
      bad(`${field} of ${show(value)}`, `422 invalid ${field}`, put("/faults", { [field]: value })),
    ),
    bad("a bug that nobody planted", "422 invalid bugs.0", put("/faults", { bugs: ["x"] })),
    bad("a list of bugs that is too long", "413 too-large", put("/faults", "x".repeat(17_000))),
    ...chatter.map(([field, value]) =>
      bad(`chatter with ${field} of ${show(value)}`, `422 invalid ${field}`, {
        ...put("/chatter", { ...steady, [field]: value }),
      }),
    ),
    ...["/faults", "/chatter"].flatMap((part) => [
      bad(`${part} without a key`, "401 unauthorized", put(part, {}, [])),
      bad(`${part} with a wrong key`, "403 forbidden", put(part, {}, ["Authorization: Bearer x"])),
      bad(`${part} with a key of another scheme`, "401 unauthorized", {
        ...put(part, {}, [`Authorization: Basic ${hostKey}`]),
      }),
      bad(`${part} of null`, "422 invalid", put(part, null)),
      bad(`${part} of no JSON`, "400 bad-json", put(part, "{")),
    ]),
    ...["", "Bearer", "Bearer ", `Bearer  ${hostKey} x`, hostKey].map((value) =>
      bad(`a room ended with "${value.replace(hostKey, "<key>")}"`, "401 unauthorized", {
        method: "DELETE",
        target: at(""),
        headers: [`Authorization: ${value}`],
      }),
    ),
    bad("a room ended with a key of 8 KB", "403 forbidden", {
      method: "DELETE",
      target: at(""),
      headers: [`Authorization: Bearer ${"k".repeat(8192)}`],
    }),
    bad("the lobby ended", "403 forbidden", {
      method: "DELETE",
      target: "/api/rooms/lobby",
      headers: [key],
    }),
    bad("a key in the query", "401 unauthorized", {
      method: "DELETE",
      target: at(`?hostKey=${hostKey}`),
    }),
  ];
};

/** Rooms that cannot be made. */
export const badRooms = ({ room }: World): BadRequest[] => {
  const make = (value: unknown) => ({
    method: "POST",
    target: "/api/rooms",
    body: JSON.stringify(value),
  });
  const names = ["", "A", "-a", "a b", "a".repeat(33), "é", "a/b", "..", "a\n", "a\0", "__proto__"];
  return [
    ...names.map((name) =>
      bad(`a room to be named ${JSON.stringify(name)}`, "422 invalid room", make({ room: name })),
    ),
    ...noStrings.map(([what, name]) =>
      bad(`a room whose name is ${what}`, "422 invalid room", make({ room: name })),
    ),
    bad("a room that is there", "409 room-taken room", make({ room })),
    bad("a second lobby", "409 room-taken room", make({ room: "lobby" })),
    bad("a list of rooms", "422 invalid", make([{ room: "a" }])),
  ];
};
