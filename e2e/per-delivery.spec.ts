import { burstSize, type ChatterSettings, paths } from "#wire";
import { panelIds } from "./compare.ts";
import { expect, test } from "./fixtures.ts";

/** One burst, and no more. */
const burst: ChatterSettings = {
  ratePerSecond: 100,
  bytes: 24,
  pattern: "burst",
  seed: 1,
  count: burstSize,
};

// One message that comes alone and ten at once are eleven by two deliveries.
for (const [language, perFrame, perAnswer, read] of [
  ["en", "5.5 messages per frame", "5.5 messages per answer", "Read the numbers now"],
  ["zh-CN", "每帧 5.5 条消息", "每个响应 5.5 条消息", "朗读当前数字"],
] as const) {
  test(`each panel tells what comes at once, and nothing moves (${language})`, async ({
    page,
    room,
    request,
  }) => {
    await page.goto(`/r/${room.room}?lang=${language}`);
    const panels = page.locator("#panels");
    await expect(panels.getByText(/^(connected|已连接)$/)).toHaveCount(panelIds.length);
    const told = panels.getByText(/ per (frame|answer)$|^每(帧|个响应) /);
    const boxes = () =>
      panels
        .locator("section > *")
        .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));

    expect((await request.post(paths.say(room.room))).ok()).toBe(true);
    await expect(panels.locator("li[data-seq]")).toHaveCount(panelIds.length);
    await expect(told).toHaveCount(0);
    const before = await boxes();

    const headers = { Authorization: `Bearer ${room.hostKey}` };
    const begun = await request.put(paths.chatter(room.room), { data: burst, headers });
    expect(begun.ok()).toBe(true);
    await expect(told).toHaveText([perAnswer, perAnswer, perFrame]);
    expect(await boxes()).toEqual(before);

    await page.getByRole("button", { name: read }).click();
    const spoken = page.getByRole("status").filter({ hasText: perFrame });
    await expect(spoken).toContainText(perAnswer);
  });
}
