"use client";

import reading from "../reading.module.css";
import { useHowWords } from "../text/use-how-words.ts";
import styles from "./how.module.css";

/** What other frameworks call it. */
export function NamesTable() {
  const { names } = useHowWords();
  return (
    <section className={styles.section} aria-labelledby="names">
      <h2 id="names">{names.title}</h2>
      <p className={reading.prose}>{names.lead}</p>
      <table className={`${reading.table} ${styles.names}`}>
        <thead>
          <tr>
            <th scope="col">{names.theirs}</th>
            <th scope="col">{names.ours}</th>
            <th scope="col">{names.file}</th>
          </tr>
        </thead>
        <tbody>
          {names.rows.map(({ theirs, ours, file }) => (
            <tr key={theirs}>
              <th scope="row">{theirs}</th>
              <td>{ours}</td>
              <td>
                <code>{file}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
