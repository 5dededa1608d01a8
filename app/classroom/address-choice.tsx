"use client";

import { useClassWords } from "../text/use-class-words.ts";
import styles from "./address.module.css";
import { type Address, isLoopback } from "./use-address.ts";

/** This machine's addresses, for the host to choose the one that phones are shown. */
export function AddressChoice({ address: { origin, choices, choose } }: { address: Address }) {
  const { addresses } = useClassWords();
  if (!origin) return null;
  return (
    <>
      {isLoopback(origin) && (
        <p role="alert" className={styles.error}>
          ⚠ {addresses.loopback}
        </p>
      )}
      <details>
        <summary>{addresses.shown(withoutScheme(origin))}</summary>
        <p className={styles.hint}>{addresses.hint}</p>
        {choices.length === 0 && <p>{addresses.own}</p>}
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">{addresses.title}</legend>
          {choices.map((choice) => (
            <label key={choice.origin}>
              <input
                type="radio"
                name="address"
                checked={choice.origin === origin}
                onChange={() => choose(choice.origin)}
              />
              <span>
                {withoutScheme(choice.origin)} <small>{addresses.kinds[choice.kind]}</small>
                <br />
                <small>
                  {choice.isReachable ? `✓ ${addresses.reached}` : `⚠ ${addresses.notReached}`}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}

const withoutScheme = (origin: string) => origin.replace(/^http:\/\//, "");
