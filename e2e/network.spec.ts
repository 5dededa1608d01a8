import { networkInterfaces } from "node:os";
import type { Page } from "@playwright/test";
import { paths } from "#wire";
import { expectEverywhere, openRoom, panelIds, rowsOf, say } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

/** This machine's address on the local network. */
const address = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

test.describe("by an address that is not localhost", () => {
  test.skip(!address, "This machine has no IPv4 address besides loopback.");
  test.use({
    baseURL: async ({ baseURL }, use) => {
      const url = new URL(baseURL ?? "");
      url.hostname = address ?? "";
      await use(url.origin);
    },
  });

  test("the page works without a secure context", async ({ page, room, request, baseURL }) => {
    const hosts = hostsOf(page);
    await openRoom(page, room);
    expect(new URL(page.url()).hostname).toBe(address);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);

    await sendMessage(request, room, "by a script");
    for (const id of panelIds) await say(page, id, `by ${id}`);
    await expectEverywhere(page, ["by a script", ...panelIds.map((id) => `by ${id}`)]);
    await page.getByRole("button", { name: "Server says something" }).click();
    for (const id of panelIds) await expect(rowsOf(page, id)).toHaveCount(panelIds.length + 2);
    expect([...hosts]).toEqual([new URL(baseURL ?? "").host]);
  });

  test("the first page makes a room", async ({ page }) => {
    await page.goto("/");
    await page.waitForURL(/\/r\/./);
    await say(page, "websocket", "hello");
    await expectEverywhere(page, ["hello"]);
  });
});

test("nothing leaves the origin", async ({ page, room, baseURL }) => {
  const hosts = hostsOf(page);
  await openRoom(page, room);
  for (const id of panelIds) await say(page, id, `by ${id}`);
  await expectEverywhere(
    page,
    panelIds.map((id) => `by ${id}`),
  );
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "简体中文" }).click();
  await page.getByRole("button", { name: "English" }).waitFor();
  expect([...hosts]).toEqual([new URL(baseURL ?? "").host]);
});

test("pages forbid to be framed, to load from elsewhere and to run foreign scripts", async ({
  request,
}) => {
  const answer = await request.get("/");
  const { "content-security-policy": policy = "", ...headers } = answer.headers();
  for (const rule of ["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  });
  expect(headers).not.toHaveProperty("x-powered-by");
});

test("answers of the API are neither kept nor compressed", async ({ request, room }) => {
  for (let n = 0; n < 20; n++) await sendMessage(request, room, "x".repeat(1000));
  const headers = { "Accept-Encoding": "gzip, br" };
  for (const path of [paths.transport(room.room, "short-polling"), paths.room(room.room)]) {
    const answer = await request.get(path, { headers });
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()).not.toHaveProperty("content-encoding");
  }
});

/** The hosts of everything a page asks for. */
function hostsOf(page: Page): Set<string> {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host));
  return hosts;
}
