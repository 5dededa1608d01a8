import { memo, useMemo, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { describe } from "./describe.ts";
import type { HttpMessage } from "./http.ts";
import { ListBox } from "./list-box.tsx";
import type { Region } from "./regions.ts";
import styles from "./viewer.module.css";

interface FieldListProps {
  regions: readonly Region[];
  http: HttpMessage | undefined;
  chosen: number | undefined;
  lit: ReadonlySet<number>;
  onChoose(region: number): void;
  onHover(region: number | undefined): void;
}

/** The fields in their order, or a message's headers by what they cost. */
export function FieldList({ regions, http, ...rest }: FieldListProps) {
  const { fields, byCost, headCost, field } = useWireWords();
  const { format } = useText();
  const [isByCost, setIsByCost] = useState(false);
  const entries = useMemo(() => {
    const all = regions.map((region, id) => ({ id, region }));
    if (!http || !isByCost) return all;
    const headers = all.filter(({ region }) => region.name === "header");
    return headers.sort((one, other) => other.region.bits - one.region.bits);
  }, [regions, http, isByCost]);
  const last = http?.parts.at(-1);
  const size = last ? last.at + last.length : 0;

  return (
    <div className={styles.fields}>
      {http && (
        <div className={styles.about}>
          <label>
            <input
              type="checkbox"
              checked={isByCost}
              onChange={({ target }) => setIsByCost(target.checked)}
            />
            {byCost}
          </label>
          <span>
            {headCost(field.cost(http.headBytes, format), field.cost(size, format))} ·{" "}
            {field.framing[http.framing]}
          </span>
        </div>
      )}
      <ListBox label={fields} entries={entries} Row={FieldRow} {...rest} />
    </div>
  );
}

const FieldRow = memo(function FieldRow({
  entry: { region },
}: {
  entry: { id: number; region: Region };
}) {
  const { field } = useWireWords();
  const { format } = useText();
  const { meaning } = describe(region, field, format);
  return (
    <span className={styles.field}>
      <b>{region.header ?? field.names[region.name]}</b>
      <span>{region.value}</span>
      <span>{meaning}</span>
    </span>
  );
});
