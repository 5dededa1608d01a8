import type { Problem } from "#wire";
import { expectConnected, expectEverywhere, openRoom, panelIds, panelOf, say } from "./compare.ts";
import { expect, test } from "./fixtures.ts";

// The browser reports each attempt that failed.
test.use({ allowedErrors: /status of 503|ERR_CONNECTION_RESET/ });

test("Retry now cuts a long wait short", async ({ page, room }) => {
  let isBusy = true;
  const retryAfterS = 3600;
  const problem: Problem = {
    type: "about:blank",
    title: "Not available right now",
    status: 503,
    code: "unavailable",
    detail: "Come back in an hour.",
  };
  await page.route(/-polling\?/, async (route) => {
    if (!isBusy) return route.continue();
    const headers = {
      "Content-Type": "application/problem+json",
      "Retry-After": String(retryAfterS),
    };
    await route.fulfill({ status: 503, headers, body: JSON.stringify(problem) });
  });
  await page.routeWebSocket(/\/websocket\?/, (socket) => {
    if (!isBusy) return void socket.connectToServer();
    const { code, detail } = problem;
    const retryAfterMs = retryAfterS * 1000;
    socket.send(JSON.stringify({ type: "problem", code, detail, retryAfterMs }));
    void socket.close({ code: 1013 });
  });
  await page.goto(`/r/${room.room}`);

  for (const id of panelIds) {
    const state = panelOf(page, id).getByRole("status");
    await expect(state).toContainText("The server cannot take messages right now");
    await expect(state).toContainText("retrying in 3,600 s (attempt 1)");
  }
  await say(page, "short-polling", "patience");
  isBusy = false;
  for (const id of panelIds) {
    await panelOf(page, id).getByRole("button", { name: "Retry now" }).click();
  }
  await expectConnected(page);
  await expectEverywhere(page, ["patience"]);
});

for (const [query, says] of [
  ["", "retrying (attempt 1)"],
  ["?view=projector", "trying again"],
] as const) {
  test(`an attempt that is under way is no wait of nothing, on /${query}`, async ({
    page,
    room,
  }) => {
    let asked = 0;
    // Lost once, and from then on without an answer.
    await page.route(/short-polling\?/, async (route) => {
      asked += 1;
      if (asked === 1) await route.abort("connectionreset");
    });
    await page.goto(`/r/${room.room}${query}`);
    const state = panelOf(page, "short-polling").getByRole("status");
    await expect(state).toContainText(says);
    await expect(state).not.toContainText("0 ms");
  });
}

test("a panel in trouble leaves the others alone", async ({ page, room }) => {
  await openRoom(page, room);
  await page.route(/short-polling\?/, (route) => route.abort("connectionreset"));
  const state = panelOf(page, "short-polling").getByRole("status");
  await expect(state).toContainText("The server cannot be reached");
  await say(page, "short-polling", "late");
  await say(page, "websocket", "early");
  await expect(panelOf(page, "long-polling")).toContainText("early");
  await expect(panelOf(page, "long-polling").getByText("connected", { exact: true })).toBeVisible();

  await page.unroute(/short-polling\?/);
  await expectEverywhere(page, ["early", "late"]);
});
