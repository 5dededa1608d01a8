"use client";

import { useId, useMemo } from "react";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { combine } from "../store.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import styles from "./numbers-table.module.css";
import { type Cell, cellOf, type Facts, type RowName, rowNames } from "./rows.ts";
import type { ServerView } from "./server-view.ts";
import { conditionsOf, type Surroundings } from "./surroundings.ts";

export interface NumbersTableProps {
  comparison: Comparison;
  view: ServerView | undefined;
  surroundings: Surroundings;
}

/** The table itself: a row for each number, a column for each transport. */
export function OpenTable(props: NumbersTableProps) {
  const { text, format } = useText();
  const { table } = useMore();
  const facts = useFacts(props);
  const { offset } = props.comparison.clock;
  const error = offset.error === undefined ? table.unknown : format.ms(offset.error);
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.meter}</th>
            {facts.map(({ id }) => (
              <th key={id} scope="col" data-transport={id} className={styles.transport}>
                {text.transports[id as TransportId].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowNames.map((row) => (
            <Row key={row} row={row} cells={facts.map((one) => cellOf(row, one, format))} />
          ))}
        </tbody>
      </table>
      <p>
        {table.clock(format.ms(Math.abs(offset.ms)), offset.ms < 0, error)} {table.own}
      </p>
    </div>
  );
}

function Row({ row, cells }: { row: RowName; cells: Cell[] }) {
  const { table } = useMore();
  const { name, definition, by } = table.rows[row];
  const note = useId();
  return (
    <>
      <tr>
        <th scope="row">
          {name}{" "}
          <button type="button" popoverTarget={note} aria-label={table.explain(name)}>
            ?
          </button>
          <div id={note} popover="auto" className={styles.note}>
            <strong>{name}</strong>
            <p>{definition}</p>
            <p>{table.by[by]}</p>
          </div>
        </th>
        {cells.map((cell, i) => (
          <td key={transportIds[i]} data-apart={cell.isApart || undefined}>
            {cell.value}
            {cell.expected !== undefined && <small>{table.theory(cell.expected)}</small>}
          </td>
        ))}
      </tr>
      {cells.some((cell) => cell.isApart) && (
        <tr>
          <td colSpan={cells.length + 1} className={styles.apart}>
            ⚠ {table.apart}
          </td>
        </tr>
      )}
    </>
  );
}

/** What the table is made of, for each transport. */
function useFacts({ comparison, view, surroundings }: NumbersTableProps): Facts[] {
  const { settings } = useStore(comparison.state);
  const store = useMemo(
    () => combine(transportIds.map((id) => comparison.panels[id].numbers)),
    [comparison],
  );
  const all = useStore(store);
  const rate = Math.max(0, ...all.map((numbers) => numbers.rate));
  const conditions = conditionsOf(rate, settings, surroundings, comparison.clock.offset.error ?? 0);
  return transportIds.flatMap((id, i) => {
    const numbers = all[i];
    if (!numbers) return [];
    return [{ id, numbers, server: view?.counts[id], bytes: view?.bytes[id], conditions }];
  });
}
