import { useStore } from "../panels/use-store.ts";
import type { Store } from "../store.ts";
import styles from "./phone.module.css";

/** The whole page lights up in the transport's colour; for those who want less motion nothing here moves. */
export function Flash({ flashes }: { flashes: Store<number> }) {
  const count = useStore(flashes);
  if (count === 0) return null;
  // Another element begins its animation anew.
  return <div key={count} className={styles.flash} data-flash={count} aria-hidden="true" />;
}
