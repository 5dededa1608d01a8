import { useWireWords } from "../text/use-wire-words.ts";
import styles from "./bytes.module.css";
import type { Frame } from "./frame.ts";
import { unmasking } from "./regions.ts";

const columns = 12;

/** Some bytes of a masked payload: as on the wire, the key below them, and what the XOR makes of both. */
export function Unmasked({ frame, at, isChosen }: { frame: Frame; at: number; isChosen: boolean }) {
  const { unmasking: title, rows } = useWireWords();
  const from = Math.floor(at / columns) * columns;
  const bytes = unmasking(frame, from, columns);
  const names = ["masked", "key", "plain", "letter"] as const;
  return (
    // It is wider than a phone.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.unmasked} aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{rows[name]}</th>
              {bytes.map((byte) => (
                <td key={byte.at} data-chosen={(isChosen && byte.at === at) || undefined}>
                  {byte[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
