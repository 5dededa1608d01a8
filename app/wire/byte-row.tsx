import { memo } from "react";
import styles from "./bytes.module.css";
import { hexOf, letterOf } from "./bytes.ts";

interface ByteRowProps {
  /** Of the cells' ids. */
  prefix: string;
  bytes: Uint8Array;
  /** First and last byte. */
  start: number;
  end: number;
  perRow: number;
  chosenFrom: number;
  chosenTo: number;
  litFrom: number;
  litTo: number;
  /** The byte that the keys are on; -1 in another row. */
  cursor: number;
}

/** Where it begins, its bytes in hex, and as letters. */
export const ByteRow = memo(function ByteRow(props: ByteRowProps) {
  const { prefix, bytes, start, end, perRow, chosenFrom, chosenTo, litFrom, litTo, cursor } = props;
  const places = Array.from({ length: end - start + 1 }, (_, i) => start + i);
  const marks = (at: number) => ({
    "data-byte": at,
    "data-chosen": (at >= chosenFrom && at <= chosenTo) || undefined,
    "data-lit": (at >= litFrom && at <= litTo) || undefined,
    "data-cursor": at === cursor || undefined,
  });
  return (
    <tr>
      <th scope="row">{start.toString(16).padStart(4, "0")}</th>
      {places.map((at) => (
        <td key={at} id={`${prefix}${at}`} {...marks(at)}>
          {hexOf(bytes[at] ?? 0)}
        </td>
      ))}
      {places.length < perRow && <td aria-hidden="true" colSpan={perRow - places.length} />}
      <td aria-hidden="true" className={styles.letters}>
        {places.map((at) => (
          <i key={at} {...marks(at)}>
            {letterOf(bytes[at] ?? 0)}
          </i>
        ))}
      </td>
    </tr>
  );
});
