/** What one piece (a frame, an answer) holds. */
export interface Parsed {
  /** Numbers of its messages, as they stand in it. */
  seqs: number[];
  /** Where to go on from, for those who ask. */
  cursor?: string;
}

interface Known extends Parsed {
  bytes: Buffer;
  last: number;
}

/** Keeps the books of many receivers: each must get message 1, 2, 3 … once and in order. */
export interface Ledger {
  /** A receiver got a piece; gives what it holds. */
  take(receiver: number, bytes: Buffer, start: number, end: number): Parsed;
  /** Hears of each message that all receivers have. */
  onComplete: (seq: number) => void;
  /** Hears of each delivery. */
  onDelivery: ((seq: number) => void) | undefined;
  /** Pieces taken, messages that all receivers have, deliveries, and pieces that broke the order. */
  readonly pieces: number;
  readonly completed: number;
  readonly deliveries: number;
  readonly faults: number;
  readonly bytes: number;
}

/** Messages that may be under way at once; a power of two. */
const window = 1 << 16;
/** Pieces remembered; those that all receivers have are forgotten at once. */
const mostKnown = 5000;

/**
 * @param parse reads a piece. Most pieces equal one that another receiver got from the same place;
 * those are compared, which costs next to nothing, and not read again.
 */
export function createLedger(receivers: number, parse: (text: string) => Parsed): Ledger {
  const latest = new Float64Array(receivers);
  const had = new Uint32Array(window);
  const known = new Map<number, Known>();
  let pieces = 0;
  let completed = 0;
  let deliveries = 0;
  let faults = 0;
  let bytesTaken = 0;

  function read(after: number, bytes: Buffer, start: number, end: number): Known {
    const copy = Buffer.from(bytes.subarray(start, end));
    const parsed = parse(copy.toString());
    const inOrder = parsed.seqs.every((seq, i) => seq === after + 1 + i);
    if (!inOrder) faults += 1;
    const found = { ...parsed, bytes: copy, last: parsed.seqs.at(-1) ?? after };
    if (known.size >= mostKnown) known.clear();
    if (inOrder && parsed.seqs.length > 0) known.set(after, found);
    return found;
  }

  const ledger: Ledger = {
    onComplete() {},
    onDelivery: undefined,
    get pieces() {
      return pieces;
    },
    get completed() {
      return completed;
    },
    get deliveries() {
      return deliveries;
    },
    get faults() {
      return faults;
    },
    get bytes() {
      return bytesTaken;
    },
    take(receiver, bytes, start, end) {
      pieces += 1;
      bytesTaken += end - start;
      const after = latest[receiver] ?? 0;
      const like = known.get(after);
      const isSame =
        like !== undefined &&
        like.bytes.length === end - start &&
        like.bytes.compare(bytes, start, end) === 0;
      const piece = isSame ? like : read(after, bytes, start, end);
      latest[receiver] = piece.last;
      deliveries += piece.seqs.length;
      for (const seq of piece.seqs) {
        ledger.onDelivery?.(seq);
        const count = (had[seq % window] ?? 0) + 1;
        had[seq % window] = count === receivers ? 0 : count;
        if (count !== receivers) continue;
        completed += 1;
        known.delete(seq - 1);
        ledger.onComplete(seq);
      }
      return piece;
    },
  };
  return ledger;
}
