import { type Message, paths, sizes } from "#wire";
import { deferred } from "../app/deferred.ts";
import { expectEverywhere, listOf, openRoom, panelIds, readRows, rowsOf, say } from "./compare.ts";
import { expect, sendMessage, test } from "./fixtures.ts";

test("a message sent by each panel appears once in all three, in the same order", async ({
  page,
  room,
}) => {
  await openRoom(page, room);
  const texts = panelIds.flatMap((id) => [`first by ${id}`, `second by ${id}`]);
  for (const id of panelIds) {
    await say(page, id, `first by ${id}`);
    await say(page, id, `second by ${id}`);
  }
  await expectEverywhere(page, texts);
  for (const id of panelIds) {
    await expect(listOf(page, id).getByRole("listitem")).toHaveCount(texts.length);
    const sent = (await readRows(page, id)).map(({ text }) => text);
    expect(sent.indexOf(`first by ${id}`)).toBeLessThan(sent.indexOf(`second by ${id}`));
  }
});

test("an own message is on its way, then accepted, and delivered only when it comes back", async ({
  page,
  room,
}) => {
  await openRoom(page, room);
  const sending = deferred<void>();
  const asking = deferred<void>();
  const held = page.waitForRequest(
    (request) => request.method() === "GET" && request.url().includes("/short-polling?"),
  );
  await page.route("**/short-polling?*", async (route) => {
    await (route.request().method() === "POST" ? sending : asking).promise;
    await route.continue();
  });

  await say(page, "short-polling", "look at me");
  const row = listOf(page, "short-polling").getByRole("listitem").filter({ hasText: "look at me" });
  await expect(row).toContainText("sending …");
  await held;
  sending.resolve();
  await expect(row).toContainText("accepted, on its way");
  await expect(rowsOf(page, "long-polling")).toHaveCount(1);
  await expect(rowsOf(page, "short-polling")).toHaveCount(0);
  asking.resolve();
  await expect(rowsOf(page, "short-polling")).toHaveCount(1);
  await expect(row).toHaveCount(1);
  await expect(row).not.toContainText("accepted");
});

test("what the server says reaches all three as its own", async ({ page, room, request }) => {
  await openRoom(page, room);
  await page.getByRole("button", { name: "Server says something" }).click();
  for (const id of panelIds) {
    await expect(rowsOf(page, id)).toHaveCount(1);
    await expect(rowsOf(page, id)).toContainText("server");
  }
  const answer = await request.get(paths.transport(room.room, "short-polling"));
  const { messages }: { messages: Message[] } = await answer.json();
  expect(messages).toMatchObject([{ seq: 1, via: "server" }]);
  await expectEverywhere(
    page,
    messages.map(({ text }) => text),
  );
});

test("blank text is not sent", async ({ page, room }) => {
  await openRoom(page, room);
  for (const id of panelIds) {
    await say(page, id, "");
    await say(page, id, "   ");
    await say(page, id, `  said by ${id} `);
  }
  await expectEverywhere(
    page,
    panelIds.map((id) => `said by ${id}`),
  );
});

test.describe(() => {
  test.use({ allowedErrors: /status of 422/ });

  test("a refused message stays in its panel with the reason, and the next one is sent", async ({
    page,
    room,
  }) => {
    await openRoom(page, room);
    const rename = (name: string) =>
      page.evaluate((to) => localStorage.setItem("author", to), name);
    for (const id of panelIds) {
      // The settings take no name that long, so it is remembered as if an older page had.
      await rename("x".repeat(sizes.authorChars + 1));
      await say(page, id, `refused by ${id}`);
      const refused = listOf(page, id).getByRole("listitem").filter({ hasText: "refused" });
      await expect(refused).toContainText("not sent: The server found it invalid");
      await rename("Ann");
      await say(page, id, `sent by ${id}`);
    }
    await expectEverywhere(
      page,
      panelIds.map((id) => `sent by ${id}`),
    );
  });
});

test("a reload brings back what was said, once, and goes on", async ({ page, room, request }) => {
  await openRoom(page, room);
  for (const id of panelIds) await say(page, id, `by ${id}`);
  const before = panelIds.map((id) => `by ${id}`);
  await expectEverywhere(page, before);
  await page.reload();
  await expectEverywhere(page, before);
  await sendMessage(request, room, "after the reload");
  await expectEverywhere(page, [...before, "after the reload"]);
});

test("a second browser on the same address sees it and answers", async ({
  page,
  room,
  browser,
}) => {
  await openRoom(page, room);
  await say(page, "short-polling", "who is there?");
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expectEverywhere(other, ["who is there?"]);
  await expect(rowsOf(other, "websocket")).not.toContainText("you");
  await say(other, "websocket", "me");
  await expectEverywhere(page, ["who is there?", "me"]);
  await expectEverywhere(other, ["who is there?", "me"]);
  await other.context().close();
});
