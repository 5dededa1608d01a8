import { type ComponentType, type KeyboardEvent, useEffect, useId, useRef } from "react";
import { reveal } from "./reveal.ts";
import styles from "./viewer.module.css";

interface ListBoxProps<Entry extends { id: number }> {
  label: string;
  entries: readonly Entry[];
  chosen: number | undefined;
  onChoose(id: number): void;
  /** What the pointer is on, and lit by it or by something beside the list. */
  onHover?(id: number | undefined): void;
  lit?: ReadonlySet<number>;
  /** Shows one; it must not change from one drawing to the next. */
  Row: ComponentType<{ entry: Entry }>;
  className?: string;
  /** Stays with the newest while nobody has scrolled up. */
  isPinned?: boolean;
}

const moves: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A list of which one is chosen, by pointer or by arrow keys. */
export function ListBox<Entry extends { id: number }>(props: ListBoxProps<Entry>) {
  const { label, entries, chosen, onChoose, onHover, lit, Row, className = "", isPinned } = props;
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const newest = entries.at(-1)?.id;

  useEffect(() => {
    const box = list.current;
    if (isPinned && box && newest !== undefined && isAtEnd.current)
      box.scrollTop = box.scrollHeight;
  }, [isPinned, newest]);
  useEffect(() => {
    if (chosen !== undefined) reveal(list.current, `${prefix}${chosen}`);
  }, [chosen, prefix]);

  const press = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (by === undefined || entries.length === 0) return;
    event.preventDefault();
    const at = entries.findIndex(({ id }) => id === chosen);
    const to = Math.min(entries.length - 1, Math.max(0, at + by));
    const entry = entries[to];
    if (entry) onChoose(entry.id);
  };
  const scrolled = () => {
    const box = list.current;
    if (box) isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 8;
  };
  const isThere = entries.some(({ id }) => id === chosen);

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={isThere ? `${prefix}${chosen}` : undefined}
      tabIndex={0}
      className={`${styles.list} ${className}`}
      onKeyDown={press}
      onScroll={scrolled}
      onPointerLeave={() => onHover?.(undefined)}
    >
      {entries.map((entry) => (
        // The keys are the list's: it has the focus, an option never.
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={entry.id}
          id={`${prefix}${entry.id}`}
          role="option"
          aria-selected={entry.id === chosen}
          data-lit={lit?.has(entry.id) || undefined}
          onClick={() => onChoose(entry.id)}
          onPointerEnter={() => onHover?.(entry.id)}
        >
          <Row entry={entry} />
        </div>
      ))}
    </div>
  );
}
