import { useMemo, useState } from "react";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { BitRow } from "./bit-row.tsx";
import { BytesPane } from "./bytes-pane.tsx";
import { spoken } from "./describe.ts";
import { FieldList } from "./field-list.tsx";
import type { Frame } from "./frame.ts";
import type { HttpMessage } from "./http.ts";
import {
  firstByte,
  frameRegions,
  httpRegions,
  lastByte,
  type Spot,
  spotOf,
  unmasking,
} from "./regions.ts";
import { Unmasked } from "./unmasked.tsx";
import styles from "./viewer.module.css";

/** What is looked at: a frame or a message of HTTP, with its bytes. */
export type Looked =
  | { kind: "frame"; bytes: Uint8Array; frame: Frame }
  | { kind: "http"; bytes: Uint8Array; http: HttpMessage };

/** What the pointer is on. */
type Hover = { region: number } | { byte: number } | undefined;

/** Fields and bytes, which light each other; what is chosen is read out. */
export function Viewer({ looked }: { looked: Looked }) {
  const { field } = useWireWords();
  const { format } = useText();
  const [chosen, setChosen] = useState<Spot>();
  const [hover, setHover] = useState<Hover>();
  const { bytes } = looked;
  const frame = looked.kind === "frame" ? looked.frame : undefined;
  const regions = useMemo(
    () => (looked.kind === "frame" ? frameRegions(looked.frame) : httpRegions(looked.http)),
    [looked],
  );
  const lit = useMemo(() => {
    if (!hover) return new Set<number>();
    if ("region" in hover) return new Set([hover.region]);
    const { byte } = hover;
    return new Set(
      regions.flatMap((one, i) => (firstByte(one) <= byte && lastByte(one) >= byte ? [i] : [])),
    );
  }, [hover, regions]);

  const rangeOf = (region: number | undefined): readonly [number, number] => {
    const one = regions[region ?? -1];
    return one ? [firstByte(one), lastByte(one)] : [-1, -1];
  };
  const litRange = (): readonly [number, number] => {
    if (lit.size === 1) return rangeOf([...lit][0]);
    return hover && "byte" in hover ? [hover.byte, hover.byte] : [-1, -1];
  };
  const chooseRegion = (region: number) => setChosen({ region, byte: rangeOf(region)[0] });
  const one = regions[chosen?.region ?? -1];
  /** Which byte of a masked payload is chosen. */
  const inPayload = (chosen?.byte ?? -1) - (frame?.headerBytes ?? 0);

  const said = () => {
    if (!one || !chosen) return "";
    const sentence = spoken(one, field, format);
    const [byte] = frame && inPayload >= 0 ? unmasking(frame, inPayload, 1) : [];
    if (!byte) return sentence;
    const { masked, key, plain, letter } = byte;
    const place = field.byte(chosen.byte + 1, format);
    return `${sentence}. ${place}: ${field.unmasked(masked, key, plain, letter)}`;
  };

  return (
    <div className={styles.viewer}>
      <p role="status" className={styles.said}>
        {said()}
      </p>
      <FieldList
        regions={regions}
        http={looked.kind === "http" ? looked.http : undefined}
        chosen={chosen?.region}
        lit={lit}
        onChoose={chooseRegion}
        onHover={(region) => setHover(region === undefined ? undefined : { region })}
      />
      <div className={styles.right}>
        {frame && (
          <BitRow
            bytes={bytes}
            regions={regions}
            chosen={chosen?.region}
            lit={lit}
            onChoose={chooseRegion}
            onHover={(region) => setHover(region === undefined ? undefined : { region })}
          />
        )}
        <BytesPane
          bytes={bytes}
          regions={regions}
          chosen={chosen}
          chosenRange={rangeOf(chosen?.region)}
          litRange={litRange()}
          onChoose={(byte, region) =>
            setChosen(region === undefined ? spotOf(regions, byte) : { region, byte })
          }
          onHover={(byte) => setHover(byte === undefined ? undefined : { byte })}
        />
        {frame?.key && frame.payload.length > 0 && (
          <Unmasked frame={frame} at={Math.max(0, inPayload)} isChosen={inPayload >= 0} />
        )}
      </div>
    </div>
  );
}
