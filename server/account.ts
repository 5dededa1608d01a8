import { Tally } from "./tally.ts";

/** Whose exchange it is. Without a client it counts for the room alone. */
export interface Scope {
  room: string;
  transport: string;
  client: string | undefined;
}

/** A room, or a client in it: counted until it ends or is forgotten. */
export interface Subject {
  isOver: boolean;
  /** Of its exchanges that are booked the number of the last one. */
  lastUse: number;
}

/** Exchanges there were. */
let uses = 0;

/**
 * What a connection counts for one client, or for nobody. It gathers here, where the connection is
 * at hand anyway, and is booked when somebody looks or the connection goes to another one: most
 * polls pass between two looks, and would each pay for three tallies far away in memory.
 */
export class Account {
  /** What is not booked yet; none where all is. */
  private gathered: Tally | undefined;
  private lastUse = 0;

  /**
   * @param subjects who must not be over for it to go on.
   * @param tallies what it is booked in.
   * @param due where it waits to be booked.
   */
  constructor(
    readonly scope: Scope,
    private readonly subjects: readonly Subject[],
    private readonly tallies: readonly Tally[],
    private readonly due: Set<Account>,
  ) {}

  /** Whether it goes on with an exchange of that scope. */
  goesOn({ room, transport, client }: Scope): boolean {
    const { scope, subjects } = this;
    if (scope.client !== client || scope.room !== room) return false;
    if (scope.transport !== transport) return false;
    for (const { isOver } of subjects) if (isOver) return false;
    return true;
  }

  /** An exchange begins. @returns where it counts. */
  use(): Tally {
    this.lastUse = ++uses;
    return this.tally();
  }

  /** Where to count until it is booked. */
  tally(): Tally {
    if (!this.gathered) {
      this.gathered = new Tally();
      this.due.add(this);
    }
    return this.gathered;
  }

  /** Books what has gathered. */
  settle(): void {
    const { gathered } = this;
    if (!gathered) return;
    this.gathered = undefined;
    this.due.delete(this);
    for (const tally of this.tallies) tally.add(gathered);
    for (const subject of this.subjects) subject.lastUse = Math.max(subject.lastUse, this.lastUse);
  }
}
