/**
 * The nearest-rank quantile: the smallest value that at least the share `p` of all do not exceed.
 * @param sorted ascending, not empty.
 * @param p 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  // 0.07 · 100 is a little more than 7 in floating point, and must not become 8.
  const rank = Math.max(1, Math.ceil(p * sorted.length - 1e-9));
  return sorted[rank - 1] ?? Number.NaN;
}
