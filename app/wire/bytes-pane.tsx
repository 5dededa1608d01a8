import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useIsPhone } from "../phone/use-is-phone.ts";
import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { ByteRow } from "./byte-row.tsx";
import styles from "./bytes.module.css";
import { type Region, type Spot, step } from "./regions.ts";
import { reveal } from "./reveal.ts";

interface BytesPaneProps {
  bytes: Uint8Array;
  regions: readonly Region[];
  chosen: Spot | undefined;
  chosenRange: readonly [number, number];
  litRange: readonly [number, number];
  /** Without a region it is the byte's first. */
  onChoose(byte: number, region?: number): void;
  onHover(byte: number | undefined): void;
}

/** Shown at first, and more at each wish: a page of 65,536 bytes would be slow. */
const firstShown = 1024;
const moreShown = 2048;
/** Behind what is chosen. */
const ahead = 256;

/** Bytes in hex and as text; arrow keys go from byte to byte, through the bits where there are fields. */
export function BytesPane(props: BytesPaneProps) {
  const { bytes, regions, chosen, chosenRange, litRange, onChoose, onHover } = props;
  const words = useWireWords();
  const { format } = useText();
  const perRow = useIsPhone() ? 8 : 16;
  const prefix = useId();
  const pane = useRef<HTMLDivElement>(null);
  const [most, setMost] = useState(firstShown);
  // What is chosen is among them.
  const shown = Math.min(Math.max(most, (chosen?.byte ?? 0) + ahead), bytes.length);

  useEffect(() => {
    if (chosen) reveal(pane.current, `${prefix}${chosen.byte}`);
  }, [chosen, prefix]);

  const press = (event: KeyboardEvent) => {
    const ways: Record<string, () => Spot | number> = {
      ArrowRight: () => (chosen ? step(regions, chosen, 1) : 0),
      ArrowLeft: () => (chosen ? step(regions, chosen, -1) : 0),
      ArrowDown: () => (chosen ? chosen.byte + perRow : 0),
      ArrowUp: () => (chosen ? chosen.byte - perRow : 0),
      Home: () => 0,
      End: () => shown - 1,
    };
    const next = ways[event.key]?.();
    if (next === undefined) return;
    event.preventDefault();
    if (typeof next === "number") {
      if (next >= 0 && next < bytes.length) onChoose(next);
    } else if (next.byte < bytes.length) onChoose(next.byte, next.region);
  };
  const click = ({ target }: MouseEvent) => {
    const byte = byteOf(target);
    if (byte !== undefined) onChoose(byte);
  };
  const hover = ({ target }: PointerEvent) => onHover(byteOf(target));
  const rows = Array.from({ length: Math.ceil(shown / perRow) }, (_, row) => row * perRow);

  return (
    <div className={styles.hex}>
      <div ref={pane} className={styles.grid}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows and cells come with it
          role="grid"
          aria-label={words.bytes}
          aria-activedescendant={
            chosen && chosen.byte < bytes.length ? `${prefix}${chosen.byte}` : undefined
          }
          tabIndex={0}
          onKeyDown={press}
          onPointerOver={hover}
          onPointerLeave={() => onHover(undefined)}
          onClick={click}
        >
          <tbody>
            {rows.map((start) => {
              const end = Math.min(start + perRow, shown) - 1;
              const [chosenFrom, chosenTo] = within(chosenRange, start, end);
              const [litFrom, litTo] = within(litRange, start, end);
              const isHere = chosen && chosen.byte >= start && chosen.byte <= end;
              const cursor = isHere ? chosen.byte : -1;
              const part = { prefix, bytes, start, end, perRow, cursor };
              const lights = { chosenFrom, chosenTo, litFrom, litTo };
              return <ByteRow key={start} {...part} {...lights} />;
            })}
          </tbody>
        </table>
      </div>
      {shown < bytes.length && (
        <p>
          {words.shown(format.count(shown), format.count(bytes.length))}{" "}
          <button type="button" onClick={() => setMost(most + moreShown)}>
            {words.more}
          </button>
        </p>
      )}
    </div>
  );
}

/** The part of a range in one row, so that other rows need not be drawn anew. */
function within([from, to]: readonly [number, number], start: number, end: number) {
  return to >= start && from <= end
    ? ([Math.max(from, start), Math.min(to, end)] as const)
    : ([-1, -1] as const);
}

function byteOf(target: EventTarget): number | undefined {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-byte]") : null;
  return cell ? Number(cell.dataset.byte) : undefined;
}
