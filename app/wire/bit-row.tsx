import styles from "./bytes.module.css";
import { isBits, type Region } from "./regions.ts";

interface BitRowProps {
  bytes: Uint8Array;
  regions: readonly Region[];
  chosen: number | undefined;
  lit: ReadonlySet<number>;
  onChoose(region: number): void;
  onHover(region: number | undefined): void;
}

/** A frame's first two bytes bit by bit, as RFC 6455 draws them; the list of fields tells the same. */
export function BitRow({ bytes, regions, chosen, lit, onChoose, onHover }: BitRowProps) {
  const bitAt = (bit: number) => ((bytes[bit >> 3] ?? 0) >> (7 - (bit % 8))) & 1;
  return (
    <div className={styles.bits} aria-hidden="true" onPointerLeave={() => onHover(undefined)}>
      {regions.map((region, i) =>
        isBits(region) ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of fields has the keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list of fields has the keys
          <span
            key={region.name}
            data-chosen={i === chosen || undefined}
            data-lit={lit.has(i) || undefined}
            onClick={() => onChoose(i)}
            onPointerEnter={() => onHover(i)}
          >
            {Array.from({ length: region.bits }, (_, at) => bitAt(region.bit + at)).join("")}
          </span>
        ) : null,
      )}
    </div>
  );
}
