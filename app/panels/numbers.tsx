import type { ReactNode } from "react";
import type { Bytes } from "#wire";
import type { AgeSummary } from "../meters/ages.ts";
import type { Seen } from "../meters/meter.ts";
import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";
import { LastAge } from "./last-age.tsx";
import styles from "./panel.module.css";
import { RequestCount } from "./request-count.tsx";
import { Sparkline, type Trace } from "./sparkline.tsx";

interface NumbersProps {
  id: TransportId;
  seen: Seen;
  ages: AgeSummary;
  trace: Trace;
  bytes: Bytes | undefined;
  /** How the panel stands, beside the one number. */
  children: ReactNode;
}

/** The one number, its sentence, and the few that matter next. */
export function Numbers({ id, seen, ages, trace, bytes, children }: NumbersProps) {
  const { text, format } = useText();
  const half = ages.p50 === undefined ? text.tooFew : format.ms(ages.p50);
  return (
    <>
      <div className={styles.top}>
        <p className={styles.number}>
          <RequestCount requests={seen.requests} /> {text.requests(seen.requests)}
        </p>
        {children}
      </div>
      <p className={styles.sentence}>{text.transports[id].sentence(seen, format)}</p>
      <div className={styles.row}>
        <dl className={styles.meters}>
          <div>
            <dt>{text.lastMessage}</dt>
            <dd>
              <LastAge ages={ages} />
            </dd>
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
        <Sparkline trace={trace} />
      </div>
    </>
  );
}
