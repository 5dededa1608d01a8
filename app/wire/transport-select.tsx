import { useText } from "../text/text-provider.tsx";
import type { TransportId } from "../transports/index.ts";

interface TransportSelectProps<Value extends string> {
  id: string;
  value: Value;
  /** The transports, and what else can be chosen before them. */
  values: readonly Value[];
  /** Of what is no transport. */
  name?: string;
  onChoose(value: Value): void;
}

/** Chooses a transport by name. */
export function TransportSelect<Value extends string>({
  id,
  value,
  values,
  name,
  onChoose,
}: TransportSelectProps<Value>) {
  const { transports } = useText().text;
  return (
    <select id={id} value={value} onChange={({ target }) => onChoose(target.value as Value)}>
      {values.map((one) => (
        <option key={one} value={one}>
          {one in transports ? transports[one as TransportId & Value].name : name}
        </option>
      ))}
    </select>
  );
}
