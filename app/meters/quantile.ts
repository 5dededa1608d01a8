/**
 * The nearest-rank quantile: the smallest value that at least the share `p` of all do not exceed.
 * @param sorted ascending, not empty.
 * @param p 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const rank = Math.max(1, Math.ceil(p * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}
