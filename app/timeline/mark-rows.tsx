"use client";

import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import type { TransportId } from "../transports/index.ts";
import type { Mark } from "./recorder.ts";
import { exchangeOf, type PlacedRecord, recordOf } from "./records.ts";

export interface MarksTableProps {
  comparison: Comparison;
  records: readonly PlacedRecord[];
  onChoose(mark: Mark): void;
}

const mostRows = 30;

/** The newest marks, a row each. */
export function MarkRows({ comparison, records, onChoose }: MarksTableProps) {
  const { text, format } = useText();
  const { marks: words } = useMore();
  const { recording, clock } = comparison;
  useStore(recording.changes);
  const newest = recording.marks.slice(-mostRows).reverse();
  const slack = (clock.offset.error ?? 0) + 2;
  return (
    <table>
      <thead>
        <tr>
          {[
            words.time,
            words.transport,
            words.what,
            words.took,
            words.messages,
            words.connection,
          ].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {newest.map((mark) => {
          const isFrame = mark.type === "frame";
          const start = isFrame ? mark.at : mark.start;
          const took =
            isFrame || mark.answeredAt === undefined ? "–" : format.ms(mark.answeredAt - start);
          const exchange = exchangeOf(mark, recording.marks);
          const record = exchange && recordOf(exchange, records, slack);
          return (
            <tr key={`${mark.exchange} ${start} ${mark.type}`}>
              <td>
                <button type="button" onClick={() => onChoose(mark)}>
                  {format.moment(start + performance.timeOrigin)}
                </button>
              </td>
              <td>{text.transports[mark.transport as TransportId].name}</td>
              <td>{words.kinds[isFrame ? mark.direction : mark.kind]}</td>
              <td>{took}</td>
              <td>{format.count(mark.messages)}</td>
              <td>{record ? `TCP ${record.connection}` : "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
