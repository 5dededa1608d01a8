import type { APIRequestContext, Page } from "@playwright/test";
import { paths, type RoomMade } from "#wire";
import { type ClassInfo, classPaths } from "#wire-class";
import { expect } from "./fixtures.ts";

/** What everybody may know of a class. */
export async function readClass(request: APIRequestContext, room: string): Promise<ClassInfo> {
  return (await request.get(classPaths.settings(room))).json();
}

/** A phone as far as the server sees one: it asks by short polling, says something and tells of what it had. */
export async function joinAs(
  request: APIRequestContext,
  { room }: Pick<RoomMade, "room">,
  client: string,
) {
  const transport = "short-polling";
  const params = { client };
  const ask = () => request.get(paths.transport(room, transport), { params });
  const tell = async (arrivals: { seq: number; ageMs: number; at: number }[]) => {
    const data = { transport, uncertaintyMs: 1, arrivals };
    const answer = await request.post(classPaths.reports(room), { params, data });
    expect(answer.status()).toBe(204);
  };
  await tell([]);
  await ask();
  return {
    ask,
    tell,
    /** Settles with the status of the answer. */
    async say(text: string): Promise<number> {
      const data = { id: crypto.randomUUID(), text, sentAt: Date.now() };
      return (await request.post(paths.transport(room, transport), { params, data })).status();
    },
  };
}

/** Opens the wall of a class as its host. */
export async function openWall(page: Page, made: RoomMade, query = ""): Promise<void> {
  await page.addInitScript(
    ({ room, hostKey }) => localStorage.setItem(`host-key:${room}`, hostKey),
    made,
  );
  await page.goto(`/class/${made.room}/wall${query}`);
  await expect(page.getByTestId("requests")).toHaveCount(3);
}
