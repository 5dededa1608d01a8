/**
 * Puts one on a list, which is made where there is none: a list of one has room for one, the first
 * that is pushed on an empty list makes room for seventeen.
 */
export function included<T>(list: T[] | undefined, one: T): T[] {
  if (!list) return [one];
  list.push(one);
  return list;
}

/** Takes one off a list; none is left where it was the last. */
export function excluded<T>(list: T[] | undefined, one: T): T[] | undefined {
  const i = list?.indexOf(one) ?? -1;
  if (i >= 0) list?.splice(i, 1);
  return list?.length ? list : undefined;
}
