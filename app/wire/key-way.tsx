import useSWR from "swr";
import { type AcceptSteps, capturePaths } from "#wire-capture";
import { callApi } from "../api.ts";
import { useWireWords } from "../text/use-wire-words.ts";
import { exampleKey, type Handshake, shellLine } from "./handshake.ts";
import sections from "./sections.module.css";
import styles from "./wire.module.css";

const once = { revalidateIfStale: false, revalidateOnFocus: false };

/** How a handshake's key becomes its answer, for this connection and for the example of RFC 6455. */
export function KeyWay({ handshake }: { handshake: Handshake | undefined }) {
  const { way } = useWireWords();
  return (
    <section className={sections.section} aria-label={way.title}>
      <h2>{way.title}</h2>
      <p>{way.lead}</p>
      <h3>{way.own}</h3>
      {handshake ? (
        <Steps of={handshake.key} accepted={handshake.accept} />
      ) : (
        <p className={styles.muted}>{way.waiting}</p>
      )}
      <h3>{way.example}</h3>
      <Steps of={exampleKey} />
    </section>
  );
}

/** The server takes the steps: a page without a secure context has no SHA-1. */
function Steps({ of, accepted }: { of: string; accepted?: string }) {
  const { way } = useWireWords();
  const path = `${capturePaths.accept}?key=${encodeURIComponent(of)}`;
  const { data } = useSWR(path, (asked: string) => callApi<AcceptSteps>(asked), once);
  return (
    <dl className={sections.steps}>
      <dt>{way.key}</dt>
      <dd>{of}</dd>
      <dt>{way.joined}</dt>
      <dd>{data?.joined ?? "…"}</dd>
      <dt>{way.sha1}</dt>
      <dd>{data?.sha1 ?? "…"}</dd>
      <dt>{way.accept}</dt>
      <dd>
        {data?.accept ?? "…"}
        {data && data.accept === accepted && <span> ✓ {way.same}</span>}
      </dd>
      <dt>{way.check}</dt>
      <dd>
        <code>{data ? shellLine(data.joined) : "…"}</code>
      </dd>
    </dl>
  );
}
