"use client";

/** A number to choose, the one in force among them whatever it is. */
export function Choice({
  label,
  values,
  value,
  say,
  onChoose,
}: {
  label: string;
  values: readonly number[];
  value: number;
  say(value: number): string;
  onChoose(value: number): void;
}) {
  const all = [...new Set([...values, value])].sort((a, b) => a - b);
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChoose(Number(target.value))}>
        {all.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
