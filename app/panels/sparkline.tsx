import { useText } from "../text/text-provider.tsx";
import styles from "./panel.module.css";

/** Ages of the last minute, one for each of its parts; an empty part is a gap. */
export interface Trace {
  /** The oldest age of each part, ms, from a minute ago to now. */
  parts: readonly (number | undefined)[];
  max: number;
}

const width = 96;
const height = 24;

/** Message ages of the last minute as one path. The table says the same in numbers. */
export function Sparkline({ trace: { parts, max } }: { trace: Trace }) {
  const { text } = useText();
  const step = width / parts.length;
  const path = parts
    .map((age, i) => {
      if (age === undefined) return "";
      const y = height - 2 - (height - 4) * (max > 0 ? age / max : 0);
      return `M${(i * step).toFixed(1)} ${height}V${y.toFixed(1)}`;
    })
    .join("");
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={text.spark}
    >
      <path d={path} strokeWidth={Math.max(1, step - 0.8)} />
    </svg>
  );
}
