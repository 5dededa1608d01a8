import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Account } from "./account.ts";
import { createStats } from "./stats.ts";

const scope = (client?: string, room = "r", transport = "polls") => ({ room, transport, client });

function start(maxClients = 100) {
  const stats = createStats(maxClients);
  stats.register("polls");
  /** One poll, from its arrival to its answer. */
  const poll = (account: Account) => {
    const begun = account.use();
    begun.requests += 1;
    begun.parked += 1;
    return () => {
      account.tally().parked -= 1;
    };
  };
  const whole = () => stats.read("r").transports.polls;
  const own = (client: string) => stats.read("r", client).client?.polls;
  return { stats, poll, whole, own };
}

test("nothing is lost or counted twice, whoever looks when", () => {
  const steps = fc.array(
    fc.record({
      connection: fc.nat(3),
      look: fc.constantFrom("room", "client", "all", "presence", "nobody"),
      ends: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      const { stats, poll, whole, own } = start();
      const accounts = ["a", "a", "b", undefined].map((client) => stats.account(scope(client)));
      const open = new Map<number, () => void>();
      const asked = [0, 0, 0, 0];
      for (const { connection, look, ends } of taken) {
        const account = accounts[connection];
        assert.ok(account);
        open.get(connection)?.();
        const end = poll(account);
        asked[connection] = (asked[connection] ?? 0) + 1;
        if (ends) end();
        open.set(connection, ends ? () => {} : end);
        if (look === "room") stats.read("r");
        if (look === "client") stats.read("r", "a");
        if (look === "all") stats.totals();
        if (look === "presence") stats.clients("r");
      }
      const [a = 0, alsoA = 0, b = 0, nobody = 0] = asked;
      const sum = a + alsoA + b + nobody;
      assert.equal(whole()?.requests, sum);
      assert.equal(stats.totals().polls?.requests, sum);
      assert.equal(own("a")?.requests, a + alsoA);
      assert.equal(own("b")?.requests, b);
      for (const end of open.values()) end();
      assert.equal(whole()?.openNow.parked, 0);
    }),
  );
});

test("who asks now is here before anybody looked, and no longer once it left", () => {
  const { stats, poll } = start();
  const account = stats.account(scope("a"));
  const end = poll(account);
  assert.equal(stats.isHere(scope("a")), true);
  assert.equal(stats.hasVisitors("r"), true);
  end();
  account.tally().seenAt = Date.now();
  assert.deepEqual(stats.clients("r"), { polls: 1 });
  account.tally().leftAt = Date.now() + 1;
  assert.deepEqual(stats.clients("r"), { polls: 0 });
});

test("an answer that is booked after its client left does not bring it back", () => {
  const { stats } = start();
  const [first, second] = [stats.account(scope("a")), stats.account(scope("a"))];
  first.use().seenAt = Date.now() - 10;
  second.use().leftAt = Date.now();
  second.settle();
  first.settle();
  assert.deepEqual(stats.clients("r"), { polls: 0 });
});

test("an account goes on in its room with its client alone, until either is over", () => {
  const { stats, poll } = start(1);
  const account = stats.account(scope("a"));
  poll(account)();
  assert.equal(account.goesOn(scope("a")), true);
  for (const other of [scope("b"), scope(), scope("a", "s"), scope("a", "r", "sockets")]) {
    assert.equal(account.goesOn(other), false);
  }
  stats.account(scope("b"));
  assert.equal(account.goesOn(scope("a")), false, "its client had to make place");
  const unnamed = stats.account(scope());
  assert.equal(unnamed.goesOn(scope()), true);
  stats.drop("r");
  assert.equal(unnamed.goesOn(scope()), false, "its room has ended");
});

test("what is counted after its room ended is in the sum of all, and not in a later room of that name", () => {
  const { stats, poll, whole } = start();
  const account = stats.account(scope("a"));
  const end = poll(account);
  stats.drop("r");
  end();
  assert.equal(whole()?.requests, 0);
  assert.equal(stats.totals().polls?.requests, 1);
  assert.equal(stats.totals().polls?.openNow.parked, 0);
});

test("who found no place asks again with its next exchange", () => {
  const { stats, poll, own } = start(1);
  const end = poll(stats.account(scope("a")));
  const without = stats.account(scope("b"));
  assert.equal(without.goesOn(scope("b")), false);
  end();
  poll(stats.account(scope("b")));
  assert.equal(own("b")?.requests, 1);
  assert.equal(own("a")?.requests, 0);
});

test("an account that is booked waits nowhere", () => {
  const due = new Set<Account>();
  const account = new Account(scope("a"), { isOver: false }, undefined, [], due);
  account.use();
  assert.equal(due.size, 1);
  account.settle();
  assert.equal(due.size, 0);
});

for (const [what, look] of Object.entries({
  "who is here": ({ stats }: ReturnType<typeof start>) => assert.ok(stats.isHere(scope("a"))),
  "whether anybody is": ({ stats }) => assert.ok(stats.hasVisitors("r")),
  "how many are": ({ stats }) => assert.deepEqual(stats.clients("r"), { polls: 1 }),
  "the counts of all": ({ stats }) => assert.equal(stats.totals().polls?.requests, 1),
  "those of the room": ({ whole }) => assert.equal(whole()?.requests, 1),
  "those of a client": ({ own }) => assert.equal(own("a")?.requests, 1),
} satisfies Record<string, (room: ReturnType<typeof start>) => void>)) {
  test(`whoever asks first for ${what} hears of what is not booked yet`, () => {
    const room = start();
    room.poll(room.stats.account(scope("a")));
    look(room);
  });
}

test("newcomers take the places in the order in which they were used last", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 80 }), (comers) => {
      const { stats, poll, own } = start(4);
      let known: string[] = [];
      for (const comer of comers) {
        const client = `c${comer}`;
        poll(stats.account(scope(client)))();
        known = [...known.filter((name) => name !== client), client].slice(-4);
      }
      for (let i = 0; i <= 9; i += 1) {
        assert.equal((own(`c${i}`)?.requests ?? 0) > 0, known.includes(`c${i}`), `c${i}`);
      }
    }),
  );
});
