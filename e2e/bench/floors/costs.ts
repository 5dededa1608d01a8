/** What every exchange passes and few exchanges need: the suite `idle` asks what each of them costs. */
export const costs = ["captures", "meters", "faults", "limits"] as const;
export type Cost = (typeof costs)[number];
