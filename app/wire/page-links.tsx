import { useWireWords } from "../text/use-wire-words.ts";
import styles from "./wire.module.css";

const pages = {
  toWire: "/wire",
  toPlayground: "/wire/playground",
  toEcho: "/echo",
  toCompare: "/",
} as const;

/** Ways to what belongs together with the bytes, also where the header has no room for them. */
export function PageLinks({ here }: { here: keyof typeof pages }) {
  const words = useWireWords();
  const names = (Object.keys(pages) as (keyof typeof pages)[]).filter((name) => name !== here);
  return (
    <nav className={styles.links} aria-label={words.links}>
      {names.map((name) => (
        <a key={name} href={pages[name]}>
          {words[name]}
        </a>
      ))}
    </nav>
  );
}
