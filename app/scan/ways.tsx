import { useText } from "../text/text-provider.tsx";
import { useScanWords } from "../text/use-scan-words.ts";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import { useIsRunning } from "../use-is-running.ts";
import styles from "./scan.module.css";
import { scanIntervalMs } from "./use-desk.ts";

/** By which transport the desktop hears of the phone. */
export function Ways({
  chosen,
  onChoose,
}: {
  chosen: TransportId;
  onChoose(id: TransportId): void;
}) {
  const words = useScanWords();
  const { text, format } = useText();
  const isRunning = useIsRunning();
  return (
    <fieldset className={styles.ways} disabled={!isRunning}>
      <legend>{words.hears}</legend>
      {transportIds.map((id) => (
        <label key={id} className={styles.way} data-transport={id}>
          <input
            type="radio"
            name="way"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          {text.transports[id].name}
          {transports[id].uses.some((name) => name === "intervalMs") && (
            <span>{words.every(scanIntervalMs, format)}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
