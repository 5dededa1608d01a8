"use client";

import type { Comparison } from "../panels/comparison.ts";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import type { TransportId } from "../transports/index.ts";
import { soughtQuery } from "../wire/sought.ts";
import type { Mark } from "./recorder.ts";
import { type PlacedRecord, recordOf } from "./records.ts";
import styles from "./timeline.module.css";

interface MarkDetailsProps {
  mark: Mark;
  comparison: Comparison;
  records: readonly PlacedRecord[];
  onClose(): void;
}

/** All that is known of one mark. */
export function MarkDetails({ mark, comparison, records, onClose }: MarkDetailsProps) {
  const { text, format } = useText();
  const { marks: words } = useMore();
  const { clock } = comparison;
  const at = (time: number) => format.moment(time + performance.timeOrigin);
  const rows: [string, string][] = [
    [words.transport, text.transports[mark.transport as TransportId].name],
    [words.what, words.kinds[mark.type === "frame" ? mark.direction : mark.kind]],
  ];

  if (mark.type === "frame") {
    rows.push([words.time, at(mark.at)], [words.frame, mark.frame]);
    rows.push([words.messages, format.count(mark.messages)]);
  } else {
    const record = recordOf(mark, records, (clock.offset.error ?? 0) + 2);
    rows.push([words.request, `${mark.kind === "send" ? "POST" : "GET"} ${mark.url}`]);
    rows.push([words.time, at(mark.start)]);
    if (mark.answeredAt !== undefined) {
      rows.push([words.took, format.ms(mark.answeredAt - mark.start)]);
    }
    if (mark.status !== undefined) rows.push([words.status, String(mark.status)]);
    if (mark.cause) rows.push([words.cause, mark.cause]);
    rows.push([words.messages, format.count(mark.messages)]);
    if (record) {
      rows.push([words.parked, format.ms(record.endedAt - record.arrivedAt)]);
      rows.push([
        words.bytes,
        `↑ ${format.count(record.bytesUp)} B  ↓ ${format.count(record.bytesDown)} B`,
      ]);
      rows.push([words.connection, `TCP ${record.connection}`]);
    }
  }

  return (
    <div className={styles.details} role="status">
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a href={`/wire?room=${encodeURIComponent(comparison.room)}&${soughtQuery(mark)}`}>
        {words.seeBytes}
      </a>
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
