import { type BadRequest, bad, type World } from "./entry.ts";

const values: [string, string[]][] = [
  ["client", ["", "a%20b", "a".repeat(65), "%00", "%F0%9F%91%8B", "a/b", "..", "%E0%A4%A"]],
  ["limit", ["", "0", "1001", "-1", "2.5", "many", "1e2", "0x10", "%2010", "99999999999999999999"]],
];
const waits = ["", "-1", "55.001", "56", "many", "1e1", "Infinity", "NaN", "0x1", "1.0001", "+1"];
const cursors = ["", "nonsense", "%00", "..", "1", "%F0%9F%91%8B", "a".repeat(5000), "%E0%A4%A"];

/** Query values for each way in which they can be wrong. */
export const badQueries = ({ room, cursor }: World): BadRequest[] => {
  const polling = (id: string) => `/api/rooms/${room}/${id}`;
  const [epoch = ""] = cursor.split(".");
  const gone = [
    ...cursors,
    `${epoch}.-1`,
    `${epoch}.999999999999`,
    `${epoch}.1.1`,
    `${epoch}.01e9`,
  ];
  return [
    ...["short-polling", "long-polling"].flatMap((id) => [
      ...values.flatMap(([key, list]) =>
        list.map((value) =>
          bad(`${id} with ${key}=${value.slice(0, 30)}`, `400 invalid ${key}`, {
            target: `${polling(id)}?${key}=${value}`,
          }),
        ),
      ),
      ...gone.map((after) =>
        bad(`${id} with after=${after.slice(0, 30)}`, "410 cursor-gone", {
          target: `${polling(id)}?after=${after}`,
        }),
      ),
    ]),
    ...waits.map((wait) =>
      bad(`wait=${wait}`, "400 invalid wait", {
        target: `${polling("long-polling")}?wait=${wait}`,
      }),
    ),
    ...["stats", "exchanges"].map((part) =>
      bad(`${part} of a client that cannot be`, "400 invalid client", {
        target: `${polling(part)}?client=a%20b`,
      }),
    ),
    bad("exchanges of nobody", "400 invalid client", { target: polling("exchanges") }),
    bad("a send of a client that cannot be", "400 invalid client", {
      method: "POST",
      target: `${polling("short-polling")}?client=%00`,
      body: JSON.stringify({ id: "never", text: "x", sentAt: 1 }),
    }),
    bad("the first of two limits being wrong", "400 invalid limit", {
      target: `${polling("short-polling")}?limit=0&limit=5`,
    }),
    bad("a gone cursor among 2,000 unknown keys", "410 cursor-gone", {
      target: `${polling("short-polling")}?${"a&".repeat(2000)}after=x`,
    }),
  ];
};
