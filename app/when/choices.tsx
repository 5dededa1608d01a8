"use client";

import reading from "../reading.module.css";
import { useText } from "../text/text-provider.tsx";
import { useWhenWords } from "../text/use-when-words.ts";
import styles from "./choices.module.css";

/** The table that decides, by question. */
export function Choices() {
  const { choices } = useWhenWords();
  const { text } = useText();
  return (
    <section className={styles.choices} aria-labelledby="choices">
      <h2 id="choices">{choices.title}</h2>
      <table className={reading.table}>
        <thead>
          <tr>
            <th scope="col">{choices.question}</th>
            <th scope="col">{choices.way}</th>
            <th scope="col">{choices.why}</th>
          </tr>
        </thead>
        <tbody>
          {choices.rows.map(({ question, ids, answer }) => (
            <tr key={question}>
              <th scope="row">{question}</th>
              <td>
                {ids.map((id) => (
                  <a key={id} href={`/how/${id}`} data-transport={id}>
                    {text.transports[id].name}
                  </a>
                ))}
                {ids.length === 0 && "–"}
              </td>
              <td>{answer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
