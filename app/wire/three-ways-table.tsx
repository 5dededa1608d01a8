import { useText } from "../text/text-provider.tsx";
import { useWireWords } from "../text/use-wire-words.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import sections from "./sections.module.css";
import type { ThreeWays, WayCost } from "./three-ways.ts";
import styles from "./wire.module.css";

interface ThreeWaysTableProps {
  ways: ThreeWays;
  /** Shows an item's bytes. */
  onSee(item: number): void;
}

/** What the newest message cost, by each transport. */
export function ThreeWaysTable({ ways: { newest, costs }, onSee }: ThreeWaysTableProps) {
  const { three } = useWireWords();
  return (
    <section className={sections.section} aria-label={three.title}>
      <h2>{three.title}</h2>
      <p className={sections.newest}>{newest ? three.of(newest.text) : three.none}</p>
      {newest && (
        <div className={sections.costs}>
          <table>
            <thead>
              <tr>
                <th scope="col">{three.way}</th>
                <th scope="col">{three.up}</th>
                <th scope="col">{three.down}</th>
                <th scope="col">{three.total}</th>
                <th scope="col">{three.message}</th>
                <th scope="col">{three.around}</th>
              </tr>
            </thead>
            <tbody>
              {transportIds.map((id) => (
                <CostRow key={id} id={id} cost={costs[id]} onSee={onSee} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.muted}>{three.note}</p>
    </section>
  );
}

interface CostRowProps {
  id: TransportId;
  cost: WayCost | undefined;
  onSee(item: number): void;
}

function CostRow({ id, cost, onSee }: CostRowProps) {
  const { three, field } = useWireWords();
  const { text, format } = useText();
  const { name } = text.transports[id];
  const bytes = (n: number) => field.cost(n, format);
  if (!cost) {
    return (
      <tr data-transport={id}>
        <th scope="row">{name}</th>
        <td colSpan={5}>{three.waiting}</td>
      </tr>
    );
  }
  const total = cost.up + cost.down;
  return (
    <tr data-transport={id}>
      <th scope="row">
        <button type="button" onClick={() => onSee(cost.item)} title={three.see}>
          {name}
        </button>
      </th>
      <td>{bytes(cost.up)}</td>
      <td>{bytes(cost.down)}</td>
      <td>
        <strong>{bytes(total)}</strong>
        {cost.others > 0 && <small> {three.others(cost.others, format)}</small>}
      </td>
      <td>{bytes(cost.message)}</td>
      <td>{bytes(total - cost.message)}</td>
    </tr>
  );
}
