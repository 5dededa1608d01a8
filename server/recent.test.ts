import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Recent } from "./recent.ts";

const name = fc.constantFrom("a", "b", "c", "d", "e");
const step = fc.oneof(
  fc.record({ what: fc.constant("use" as const), name }),
  fc.record({ what: fc.constant("forget" as const), kept: fc.subarray(["a", "b", "c", "d", "e"]) }),
);

test("whatever is used and forgotten, it is what a plain list in the order of use would have", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const recent = new Recent<string>();
      let list: string[] = [];
      for (const one of steps) {
        if (one.what === "use") {
          assert.equal(recent.use(one.name), list.includes(one.name) ? one.name : undefined);
          if (!list.includes(one.name)) recent.add(one.name, one.name);
          list = [...list.filter((known) => known !== one.name), one.name];
        } else {
          const gone = list.find((known) => !one.kept.includes(known));
          assert.equal(
            recent.forget((value) => !one.kept.includes(value)),
            gone !== undefined,
          );
          list = list.filter((known) => known !== gone);
        }
        assert.equal(recent.size, list.length);
        assert.deepEqual(recent.values().sort(), [...list].sort());
      }
      for (const expected of list) {
        assert.equal(recent.peek(expected), expected);
        let seen = "";
        recent.forget((value) => {
          seen ||= value;
          return true;
        });
        assert.equal(seen, expected);
      }
      assert.equal(recent.size, 0);
    }),
  );
});
