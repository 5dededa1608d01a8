import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** One thing to know and one thing to do, in the middle of the page. */
export function Notice({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: string;
  children: ReactNode;
}) {
  return (
    <main className={styles.notice}>
      <h1>{title}</h1>
      {detail && <p>{detail}</p>}
      {children}
    </main>
  );
}
