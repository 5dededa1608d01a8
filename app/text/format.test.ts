import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { createFormat } from "./format.ts";
import { languages } from "./language.ts";

/** Digits from the first to the last that is not a zero. */
const significant = (text: string) =>
  text.replace(/[^\d]/g, "").replace(/^0+/, "").replace(/0+$/, "").length;

const spread = Array.from({ length: 400 }, (_, i) => 1.07 ** i * 0.013);

for (const language of languages) {
  const format = createFormat(language);

  describe(`numbers in ${language}`, () => {
    test("durations have at most three significant digits, in ms below a second, in s above", () => {
      for (const value of spread) {
        const text = format.ms(value);
        assert.match(text, /^[\d.,]+ (ms|s)$/);
        assert.ok(significant(text) <= 3, text);
      }
      assert.equal(format.ms(0), "0 ms");
      assert.equal(format.ms(0.04), "0 ms");
      assert.equal(format.ms(7), "7.0 ms");
      assert.equal(format.ms(0.345), "0.3 ms");
      assert.equal(format.ms(4.18), "4.2 ms");
      assert.equal(format.ms(9.96), "10.0 ms");
      assert.equal(format.ms(12.34), "12.3 ms");
      assert.equal(format.ms(540), "540 ms");
      assert.equal(format.ms(999.4), "999 ms");
      assert.equal(format.ms(999.6), "1 s");
      assert.equal(format.ms(1234), "1.23 s");
      assert.equal(format.ms(25_000), "25 s");
    });

    test("bytes have at most three significant digits, and a KB has 1000", () => {
      for (const value of spread) {
        const text = format.bytes(value);
        assert.match(text, /^[\d.,]+ [KM]B$/);
        assert.ok(significant(text) <= 3, text);
      }
      assert.equal(format.bytes(0), "0.0 KB");
      assert.equal(format.bytes(1000), "1.0 KB");
      assert.equal(format.bytes(1024), "1.0 KB");
      assert.equal(format.bytes(12_345), "12.3 KB");
      assert.equal(format.bytes(99_949), "99.9 KB");
      assert.equal(format.bytes(99_950), "100 KB");
      assert.equal(format.bytes(999_499), "999 KB");
      assert.equal(format.bytes(999_500), "1 MB");
      assert.equal(format.bytes(1_234_567), "1.23 MB");
    });

    test("counts are whole and written out, never compact", () => {
      assert.equal(format.count(0), "0");
      assert.equal(format.count(12_000), "12,000");
      assert.equal(format.count(123_456_789), "123,456,789");
      const all = [1e4, 1e5, 1e8, 1e9].flatMap((n) => [
        format.count(n),
        format.ms(n),
        format.bytes(n),
      ]);
      for (const text of all) assert.doesNotMatch(text, /[万億亿千]|\dK\b|\dM\b/);
    });

    test("a moment has hours from 00 to 23", () => {
      const at = (hour: number) => new Date(2026, 0, 31, hour, 5).getTime();
      assert.equal(format.time(at(0)), "00:05");
      assert.equal(format.time(at(9)), "09:05");
      assert.equal(format.time(at(23)), "23:05");
    });
  });
}
