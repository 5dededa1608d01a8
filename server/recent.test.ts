import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Recent } from "./recent.ts";

const names = ["a", "b", "c", "d", "e"];
const step = fc.oneof(
  fc.record({ what: fc.constant("use" as const), name: fc.constantFrom(...names) }),
  fc.record({ what: fc.constant("forget" as const) }),
);

test("whatever is used and forgotten, it is what a plain list in the order of use would have", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const recent = new Recent<string>();
      let list: string[] = [];
      const use = (name: string) => {
        const isKnown = list.includes(name);
        assert.equal(recent.use(name), isKnown ? name : undefined);
        if (isKnown) list = [...list.filter((known) => known !== name), name];
        return isKnown;
      };
      for (const one of steps) {
        if (one.what === "forget") {
          recent.forget();
          list.shift();
        } else if (!use(one.name)) {
          recent.add(one.name, one.name);
          list.push(one.name);
        }
        assert.equal(recent.size, list.length);
      }
      for (const name of names) use(name);
      while (list.length > 0) {
        const gone = list.shift() ?? "";
        recent.forget();
        assert.equal(recent.use(gone), undefined);
        assert.equal(recent.size, list.length);
      }
    }),
  );
});
