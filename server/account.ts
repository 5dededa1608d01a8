import type { ClientRecords, Records } from "./records.ts";
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
}

/** A client with a place in its room. */
export interface Place extends Subject {
  /** Numbers the exchanges of all: the higher, the later its last one began. */
  lastUse: number;
}

/** Exchanges there were. */
let uses = 0;

/**
 * What a connection counts in one room, by one transport, for one client or for nobody. It gathers
 * here, where the connection is at hand anyway, and is booked when somebody looks, when the next
 * exchange counts elsewhere, or when client or connection go: most polls pass between two looks,
 * and would each pay for three tallies far away in memory.
 */
export class Account {
  /** What is not booked yet; none where all is. */
  private gathered: Tally | undefined;
  /** Where its client's exchanges are written down; none for nobody's. */
  records: ClientRecords | undefined;

  /**
   * @param room must not be over for it to go on; nor must `place`, if it counts for a client.
   * @param tallies what it is booked in.
   * @param due where it waits to be booked.
   */
  constructor(
    readonly scope: Scope,
    private readonly room: Subject,
    private readonly place: Place | undefined,
    private readonly tallies: readonly Tally[],
    private readonly due: Set<Account>,
  ) {}

  /** Whether it goes on with an exchange of that scope. */
  goesOn({ room, transport, client }: Scope): boolean {
    const { scope, place } = this;
    if (scope.client !== client || scope.room !== room) return false;
    return scope.transport === transport && !this.room.isOver && !place?.isOver;
  }

  /** An exchange begins. @returns where it counts. */
  use(): Tally {
    uses += 1;
    if (this.place) this.place.lastUse = uses;
    return this.tally();
  }

  /** From now on its exchanges are written down, also one that ends after its room did. */
  writeDown(records: Records): void {
    const { room, client } = this.scope;
    if (client !== undefined && this.records?.isOver !== false)
      this.records = records.of(room, client);
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
  }
}
