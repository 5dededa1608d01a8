import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { looks } from "./looks.ts";

const status = (page: Page) => page.getByRole("main").getByRole("status").first();

/** Of frames with a payload of so many bytes: the length's form, as the list of fields tells it. */
const lengths = [
  ["0 B", /length 0 0 bytes of payload/, "0"],
  ["125 B", /length 125 125 bytes of payload/, "125"],
  ["126 B", /longer length 126 126 bytes/, "126"],
  ["65,535 B", /longer length 65535 65,535 bytes/, "65,535"],
  ["65,536 B", /longer length 65536 65,536 bytes/, "65,536"],
] as const;

test("the playground makes frames of all lengths, and reads them back", async ({ page }) => {
  await page.goto("/wire/playground");
  const option = page.getByRole("listbox", { name: "Fields" }).getByRole("option");
  await expect(option.filter({ hasText: "payload" }).last()).toContainText("Hello");
  await expect(page.getByLabel("The frame in hex")).toHaveValue("81 85 37 fa 21 3d 7f 9f 4d 51 58");
  for (const [name, wanted, count] of lengths) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(status(page)).toContainText(`Reads back as ${count} bytes of payload.`);
    await expect(status(page)).toContainText("Nothing is wrong with it.");
    await expect(
      page.getByRole("listbox", { name: "Fields" }).getByRole("option", { name: wanted }),
    ).toBeVisible();
  }
  await page.getByRole("checkbox", { name: "masked" }).uncheck();
  await expect(page.getByRole("combobox", { name: "Sent by" })).toHaveValue("server");
  await expect(status(page)).toContainText("Nothing is wrong with it.");
});

test("the playground tells what is wrong with a frame", async ({ page }) => {
  await page.goto("/wire/playground");
  await page.getByText("Broken ones").click();
  const wrong = {
    "reserved bit": /A reserved bit is set/,
    "unknown opcode": /This opcode is reserved/,
    "unmasked client": /A client must mask/,
    "masked server": /A server must not mask/,
    "fragmented ping": /must not be fragmented/,
    "long ping": /room for 125 bytes/,
    "longer form": /the shortest must be used/,
    "too long": /its top bit must be 0/,
    "half a close code": /A close code is two bytes/,
    "bad close code": /must not stand in a frame/,
    "bad UTF-8": /The text is not UTF-8/,
  };
  for (const [name, words] of Object.entries(wrong)) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByRole("list", { name: "What is wrong with it" })).toHaveText(words);
  }
  const hex = page.getByLabel("The frame in hex");
  await hex.fill("hello");
  await expect(status(page)).toContainText("This is not hex");
  await hex.fill("81");
  await expect(status(page)).toContainText("Two bytes at least");
  await hex.fill("81 85 37 fa 21 3d 7f");
  await expect(status(page)).toContainText("4 bytes are missing");
  await page.getByLabel("Key, 4 bytes in hex").fill("37 fa");
  await expect(page.getByRole("alert").filter({ hasText: "not four bytes" })).toBeVisible();
});

test("of a long frame the bytes that are chosen are shown", async ({ page }) => {
  await page.goto("/wire/playground");
  await page.getByLabel("Payload", { exact: true }).fill("x".repeat(3000));
  const grid = page.getByRole("grid", { name: "Bytes" });
  const byte = (n: number) => grid.locator(`td[data-byte="${n}"][id]`);
  await expect(page.getByText("the first 1,024 of 3,008 bytes")).toBeVisible();
  await byte(1023).click();
  await page.keyboard.press("ArrowRight");
  await expect(byte(1024)).toHaveAttribute("data-cursor");
  await expect(byte(1024)).toBeInViewport();
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(byte(3007)).toBeAttached();
  await expect(page.getByText("of 3,008 bytes")).toBeHidden();
});

test("the wire is used by keys alone", async ({ page, room }) => {
  await page.goto(`/wire?room=${room.room}`);
  const list = page.getByRole("listbox", { name: "What passed the wire" });
  await expect(list.getByRole("option", { selected: true })).toContainText("GET");
  const tabTo = async (target: ReturnType<Page["locator"]>) => {
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    await expect(target).toBeFocused();
  };
  await tabTo(page.getByRole("button", { name: "Server says something" }));
  await page.keyboard.press("Enter");
  await tabTo(list);
  await page.keyboard.press("Home");
  await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await tabTo(page.getByRole("listbox", { name: "Fields" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("main").getByRole("status")).toHaveText(
    /^bytes 1 to \d+: request line GET/,
  );
  await tabTo(page.getByRole("grid", { name: "Bytes" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("td[data-cursor]")).toHaveText("45");
});

for (const { colorScheme, language, tag } of looks) {
  test.describe(`axe finds nothing, ${colorScheme}, ${language}`, { tag }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    for (const path of ["/wire", "/wire/playground", "/echo"]) {
      test(`in ${path}, on a desk and on a phone`, async ({ page }) => {
        await page.goto(`${path}?lang=${language}`);
        const option = page.getByRole("listbox").first().getByRole("option");
        if (path === "/echo") {
          await page.locator("main button[data-primary]").click();
          await page.locator("form button[type=submit]").click();
        }
        await expect(option.nth(1)).toBeVisible();
        const asked = path === "/wire" ? '"messages":[]' : "";
        if (path === "/wire") {
          await page.locator("form button[data-primary]").click();
          await expect(page.locator("main table button")).toHaveCount(3);
          // The rule of contrast looks at every byte: a list that grows would take it a minute.
          await page.locator("main button:not([data-primary])", { hasText: "■" }).click();
        }
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 844 });
          const looked = width === 1440 ? option.filter({ hasText: asked }) : option;
          await looked.first().click();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
            [],
          );
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(width);
        }
      });
    }
  });
}
