import type { Bytes } from "#wire";
import type { AgeSummary } from "../meters/ages.ts";
import type { Seen } from "../meters/meter.ts";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import styles from "./panel.module.css";

interface NumbersProps {
  id: TransportId;
  seen: Seen;
  ages: AgeSummary;
  bytes: Bytes | undefined;
}

/** The one number, its sentence, and the few that matter next. */
export function Numbers({ id, seen, ages, bytes }: NumbersProps) {
  const { text, format } = useText();
  const half = ages.p50 === undefined ? text.tooFew : format.ms(ages.p50);
  return (
    <>
      <p className={styles.number}>
        <strong data-testid="requests">{format.count(seen.requests)}</strong>{" "}
        {text.requests(seen.requests)}
      </p>
      <p className={styles.sentence}>{text.transports[id].sentence(seen, format)}</p>
      <dl className={styles.meters}>
        <div>
          <dt>{text.lastMessage}</dt>
          <dd>{ages.last === undefined ? text.noMessage : format.ms(ages.last)}</dd>
        </div>
        <div>
          <dt>{text.half}</dt>
          <dd>{ages.n === 0 ? "–" : half}</dd>
        </div>
        <div>
          <dt>{text.bytes}</dt>
          <dd>{bytes === undefined ? "–" : format.bytes(bytes.overhead + bytes.payload)}</dd>
        </div>
      </dl>
    </>
  );
}
