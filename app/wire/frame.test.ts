import assert from "node:assert/strict";
import type { Writable } from "node:stream";
import test, { describe } from "node:test";
import fc from "fast-check";
import * as ws from "ws";
import { type FrameProblem, mayClose, opcodes, readFrame } from "./frame.ts";
import { makeFrame, masked } from "./make-frame.ts";

// What its types do not tell of.
const { Receiver, Sender } = ws as unknown as {
  Receiver: new (options: { isServer: boolean; binaryType: string }) => Writable;
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const text = (words: string) => new TextEncoder().encode(words);
const key = fc.uint8Array({ minLength: 4, maxLength: 4 });
/** Around the lengths where another form begins, and some between. */
const length = fc.oneof(
  fc.constantFrom(0, 1, 2, 124, 125, 126, 127, 65_534, 65_535, 65_536, 65_537),
  fc.nat(300),
);
const filled = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 31) & 0xff);

describe("the examples of RFC 6455, section 5.7", () => {
  const hello = "48656c6c6f";
  const examples: [string, string, object][] = [
    ["an unmasked text", `8105${hello}`, { opcode: 1, isFinal: true, lengthBits: 7 }],
    ["the first of two fragments", "010348656c", { opcode: 1, isFinal: false }],
    ["the last of two fragments", "80026c6f", { opcode: 0, isFinal: true }],
    ["a ping", `8905${hello}`, { opcode: 9 }],
    ["256 bytes", `827e0100${"ab".repeat(256)}`, { opcode: 2, length: 256, lengthBits: 16 }],
    ["64 KiB", `827f0000000000010000${"ab".repeat(65_536)}`, { length: 65_536, lengthBits: 64 }],
  ];
  for (const [name, hex, wanted] of examples) {
    test(name, () => {
      const frame = readFrame(bytes(hex), "server");
      for (const [field, value] of Object.entries(wanted)) {
        assert.equal(frame?.[field as keyof typeof frame], value, field);
      }
      assert.deepEqual([frame?.isWhole, frame?.problems], [true, []]);
    });
  }

  test("a masked text, and a masked pong", () => {
    for (const [first, opcode] of [
      ["81", 1],
      ["8a", 10],
    ] as const) {
      const frame = readFrame(bytes(`${first}85 37fa213d 7f9f4d5158`), "client");
      assert.equal(frame?.opcode, opcode);
      assert.equal(new TextDecoder().decode(frame?.payload), "Hello");
      assert.deepEqual(frame?.problems, []);
    }
  });
});

describe("frames that ws makes and reads", () => {
  test("what ws sends is read as it was said", () => {
    fc.assert(
      fc.property(
        length,
        key,
        fc.constantFrom(1, 2, 9, 10),
        fc.boolean(),
        (size, mask, op, fin) => {
          const payload = op === 1 ? text("x".repeat(size)) : filled(op > 8 ? size % 126 : size);
          const options = {
            fin: op > 8 || fin,
            rsv1: false,
            opcode: op,
            mask: true,
            readOnly: true,
          };
          const parts = Sender.frame(Buffer.from(payload), {
            ...options,
            maskBuffer: Buffer.from(mask),
            generateMask: (target: Buffer) => void target.set(mask),
          });
          const frame = readFrame(Uint8Array.from(Buffer.concat(parts)), "client");
          assert.ok(frame);
          assert.deepEqual([frame.opcode, frame.isFinal, frame.problems], [op, options.fin, []]);
          assert.deepEqual(Buffer.from(frame.payload), Buffer.from(payload));
          assert.equal(frame.missing, 0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("ws hears what is made here", async () => {
    await fc.assert(
      fc.asyncProperty(length, key, fc.boolean(), async (size, mask, isText) => {
        const payload = isText ? text("é".repeat(size / 2)) : filled(size);
        const opcode = isText ? opcodes.text : opcodes.binary;
        const heard = await hear(makeFrame({ opcode, payload, key: mask }));
        assert.deepEqual(heard, { data: Buffer.from(payload), isBinary: !isText });
      }),
      { numRuns: 1000 },
    );
  });

  test("ws refuses what is called wrong here", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(15),
        fc.nat(7),
        fc.boolean(),
        fc.nat(130),
        key,
        async (opcode, reserved, isFinal, size, mask) => {
          const payload = text("x".repeat(size));
          const made = makeFrame({ opcode, reserved, isFinal, payload, key: mask });
          const frame = readFrame(made, "client");
          if (opcode === opcodes.continuation) return;
          const heard = await hear(made).catch(() => "refused");
          const isClose = opcode === opcodes.close && size > 0;
          if (frame?.problems.length) assert.equal(heard, "refused", frame.problems.join());
          else if (!isClose) assert.notEqual(heard, "refused");
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("whatever comes", () => {
  test("nothing throws, and a part of a frame asks for the rest", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom("client", "server"),
        (some, from) => {
          const frame = readFrame(some, from);
          if (!frame) return assert.ok(some.length < 2);
          assert.equal(frame.isWhole, frame.missing === 0);
          assert.ok(frame.payload.length <= some.length);
          const [last] = frame.fields.slice(-1);
          assert.ok(last && last.bit + last.bits === (frame.headerBytes + frame.length) * 8);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("a frame is the same, however much follows it", () => {
    fc.assert(
      fc.property(length, key, fc.uint8Array({ maxLength: 20 }), (size, mask, more) => {
        const made = makeFrame({ opcode: 2, payload: filled(size), key: mask });
        const alone = readFrame(made, "client");
        const both = readFrame(Uint8Array.from([...made.slice(0, 200_000), ...more]), "client");
        assert.deepEqual(both, alone);
      }),
      { numRuns: 100 },
    );
  });
});

test("what is wrong is named", () => {
  const wrong: [string, Parameters<typeof readFrame>[1], FrameProblem][] = [
    ["c1 00", "server", "reserved-bit"],
    ["83 00", "server", "unknown-opcode"],
    ["81 00", "client", "unmasked-client"],
    ["81 80 00000000", "server", "masked-server"],
    ["09 00", "server", "fragmented-control"],
    [`89 7e 007e ${"61".repeat(126)}`, "server", "long-control"],
    ["82 7e 0001 61", "server", "longer-form"],
    ["82 7f 8000000000000000", "server", "too-long"],
    ["88 01 03", "server", "close-half-code"],
    ["88 02 03ed", "server", "bad-close-code"],
    ["81 02 c328", "server", "bad-utf8"],
    ["88 04 03e8 c328", "server", "bad-utf8"],
  ];
  for (const [hex, from, problem] of wrong) {
    assert.ok(readFrame(bytes(hex), from)?.problems.includes(problem), `${hex}: ${problem}`);
  }
  assert.deepEqual(readFrame(bytes("01 02 61c3"), "server")?.problems, []);
  assert.ok(mayClose(1000) && mayClose(4410) && !mayClose(1005) && !mayClose(2999));
});

test("masking twice is no masking", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), key, (some, mask) => {
      assert.deepEqual(masked(masked(some, mask), mask), some);
    }),
  );
});

/** What a receiver of `ws` makes of it, as a server's. */
function hear(frame: Uint8Array): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: true, binaryType: "nodebuffer" });
    receiver.on("message", (data: Buffer, isBinary: boolean) => resolve({ data, isBinary }));
    for (const control of ["ping", "pong", "conclude"]) {
      receiver.on(control, () => resolve(control));
    }
    receiver.on("error", reject);
    receiver.write(Buffer.from(frame), () => setImmediate(resolve, "nothing"));
  });
}
