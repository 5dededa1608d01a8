"use client";

import styles from "./class.module.css";
import { type Address, isLoopback } from "./use-address.ts";
import { useClassWords } from "./words.ts";

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
        <summary>
          {addresses.title}: {withoutScheme(origin)}
        </summary>
        <p>{addresses.hint}</p>
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
