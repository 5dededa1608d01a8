/** Several who each do something again and again, one after the other: A B C A B C … */
export interface Turns {
  /**
   * Waits until all have come with something to do, then does each in turn, again and again. Rejects
   * for all when one of them fails.
   */
  join(run: () => Promise<void>): Promise<void>;
  /** One of them is done with everything; the others wait for it no more. */
  leave(): void;
}

interface Seat {
  run: () => Promise<void>;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** @param count how many take part. @param times each of them has its turn. */
export function createTurns(count: number, times: number): Turns {
  let present = count;
  let seats: Seat[] = [];

  async function goRound(): Promise<void> {
    if (present === 0 || seats.length < present) return;
    const round = seats;
    seats = [];
    try {
      for (let i = 0; i < times; i++) for (const { run } of round) await run();
      for (const { resolve } of round) resolve();
    } catch (error) {
      for (const { reject } of round) reject(error);
    }
  }

  return {
    join(run) {
      return new Promise((resolve, reject) => {
        seats.push({ run, resolve, reject });
        void goRound();
      });
    },
    leave() {
      present -= 1;
      void goRound();
    },
  };
}
