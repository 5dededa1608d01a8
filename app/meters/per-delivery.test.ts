import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { createPerDelivery } from "./per-delivery.ts";

describe("messages per delivery", () => {
  test("is the mean of what each brought, to a tenth", () => {
    const each = createPerDelivery();
    for (const messages of [10, 1, 9]) each.add(messages, 1000);
    assert.equal(each.read(1000), 6.7);
  });

  test("says nothing before anything came, and while each message comes alone", () => {
    const each = createPerDelivery();
    assert.equal(each.read(0), undefined);
    for (let at = 0; at < 1000; at += 10) each.add(1, at);
    assert.equal(each.read(1000), undefined);
    each.add(2, 1000);
    assert.equal(each.read(1000), undefined, "two among a hundred are no tenth more");
  });

  test("forgets what is older than ten seconds, also while nothing comes", () => {
    const each = createPerDelivery();
    each.add(20, 0);
    each.add(2, 6000);
    assert.equal(each.read(9499), 11);
    assert.equal(each.read(10_500), 2);
    assert.equal(each.read(16_500), undefined);
  });

  test("begins anew when it is reset", () => {
    const each = createPerDelivery();
    each.add(20, 0);
    each.reset();
    assert.equal(each.read(0), undefined);
    each.add(3, 0);
    assert.equal(each.read(0), 3);
  });
});
