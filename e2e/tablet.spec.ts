import { expect, sendMessage, test } from "./fixtures.ts";

for (const language of ["en", "zh-CN"]) {
  test(`on a tablet no panel reaches into the next one, ${language}`, async ({
    page,
    room,
    request,
  }) => {
    await page.goto(`/r/${room.room}?lang=${language}`);
    await sendMessage(request, room, "hello");
    for (const log of await page.getByRole("log").all()) await expect(log).toContainText("hello");
    for (const width of [761, 768, 820, 960, 1024]) {
      await page.setViewportSize({ width, height: 1024 });
      const out = await page.evaluate(() =>
        [...document.querySelectorAll("section[data-transport] *")]
          .filter((part) => {
            const panel = part.closest("section")?.getBoundingClientRect();
            const { width, right } = part.getBoundingClientRect();
            return panel && width > 1 && right > panel.right;
          })
          .map(({ outerHTML }) => outerHTML),
      );
      expect(out, `${width} px`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
  });
}
