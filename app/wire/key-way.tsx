import useSWR from "swr";
import { type AcceptSteps, capturePaths } from "#wire-capture";
import { callApi } from "../api.ts";
import { useWireWords } from "../text/use-wire-words.ts";
import { exampleKey, type Handshake, shellLine, unknownSteps } from "./handshake.ts";
import sections from "./sections.module.css";

const once = { revalidateIfStale: false, revalidateOnFocus: false };

/** How a handshake's key becomes its answer, for this connection and for the example of RFC 6455. */
export function KeyWay({ handshake }: { handshake: Handshake | undefined }) {
  const { way } = useWireWords();
  return (
    <section className={sections.section} aria-label={way.title}>
      <h2>{way.title}</h2>
      <p>{way.lead}</p>
      <h3>{way.own}</h3>
      <Steps of={handshake?.key} isOwn accepted={handshake?.accept} />
      <h3>{way.example}</h3>
      <Steps of={exampleKey} />
    </section>
  );
}

interface StepsProps {
  /** The key; none while the handshake has not passed. */
  of: string | undefined;
  /** Of this page's own connection. */
  isOwn?: boolean;
  accepted?: string;
}

/** The server takes the steps: a page without a secure context has no SHA-1. */
function Steps({ of, isOwn, accepted }: StepsProps) {
  const { way } = useWireWords();
  const path = of && `${capturePaths.accept}?key=${encodeURIComponent(of)}`;
  const { data } = useSWR(path, (asked: string) => callApi<AcceptSteps>(asked), once);
  // What is not here yet has its room, or all below would jump when it comes.
  const { joined, sha1, accept } = data ?? unknownSteps;
  const isSame = data !== undefined && accept === accepted;
  return (
    <dl className={sections.steps} aria-busy={!data}>
      <dt>{way.key}</dt>
      <dd>{of ?? way.waiting}</dd>
      <dt>{way.joined}</dt>
      <dd>{joined}</dd>
      <dt>{way.sha1}</dt>
      <dd>{sha1}</dd>
      <dt>{way.accept}</dt>
      <dd>
        {accept}
        {isOwn && <span data-unsure={!isSame || undefined}> ✓ {way.same}</span>}
      </dd>
      <dt>{way.check}</dt>
      <dd>
        <code>{shellLine(joined)}</code>
      </dd>
    </dl>
  );
}
