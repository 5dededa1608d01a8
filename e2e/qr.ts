import { expect, type Page } from "@playwright/test";
import jsQR from "jsqr";

/** What the QR on a page says: the browser draws the picture, a decoder reads it. */
export async function scan(page: Page): Promise<string> {
  const picture = page.getByRole("img");
  await expect(picture).toBeVisible();
  const { pixels, size } = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const size = 400;
    const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0, size, size);
    return { pixels: [...(pen?.getImageData(0, 0, size, size).data ?? [])], size };
  });
  return jsQR(Uint8ClampedArray.from(pixels), size, size)?.data ?? "";
}
