import { useWireWords } from "../text/use-wire-words.ts";
import sections from "./sections.module.css";

/** Why clients mask, and why nothing is compressed. */
export function Why() {
  const { why } = useWireWords();
  return (
    <div className={sections.why}>
      <section className={sections.section}>
        <h2>{why.mask}</h2>
        <p>{why.maskText}</p>
      </section>
      <section className={sections.section}>
        <h2>{why.deflate}</h2>
        <p>{why.deflateText}</p>
      </section>
    </div>
  );
}
