"use client";

import type { Arrival, Phone } from "#wire-class";
import { quantile } from "../meters/quantile.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { transportIds } from "../transports/index.ts";
import { reachMs } from "./draw-class.ts";
import { useWallWords } from "./wall-words.tsx";

interface AgesTableProps {
  phones: readonly Phone[];
  arrivals: readonly Arrival[];
}

/** Both pictures in numbers, for those who cannot see them. */
export function AgesTable({ phones, arrivals }: AgesTableProps) {
  const { text, format } = useText();
  const { marks } = useMore();
  const { ages, times, shown } = useWallWords();
  const newest = Math.max(0, ...arrivals.map(({ at }) => at));
  return (
    <table className="visually-hidden">
      <caption>{shown.age}</caption>
      <thead>
        <tr>
          <th scope="col">{marks.transport}</th>
          <th scope="col">{shown.phones}</th>
          <th scope="col">{ages.median}</th>
          <th scope="col">{ages.most}</th>
          <th scope="col">{times.count}</th>
        </tr>
      </thead>
      <tbody>
        {transportIds.map((id) => {
          const own = phones.filter(({ transport }) => transport === id);
          const sorted = own
            .flatMap(({ last }) => (last ? [last.ageMs] : []))
            .sort((a, b) => a - b);
          const say = (p: number) => (sorted.length > 0 ? format.ms(quantile(sorted, p)) : "–");
          const recent = arrivals.filter(
            (one) => one.transport === id && one.at > newest - reachMs,
          );
          return (
            <tr key={id}>
              <th scope="row">{text.transports[id].name}</th>
              <td>{format.count(own.length)}</td>
              <td>{say(0.5)}</td>
              <td>{say(1)}</td>
              <td>{format.count(recent.length)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
