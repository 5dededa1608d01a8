/** What is asked of a query: its values, by name. */
export type Query = Pick<URLSearchParams, "get">;

/** What is cut out of a longer query shall not keep all of it in memory, characters. */
const longestKept = 256;

/**
 * The query of a target, read as `URLSearchParams` reads it. A plain one is looked through where it
 * stands: to split and decode all of it costs as much as the rest of an empty poll.
 */
export class TargetQuery implements Query {
  private parsed: URLSearchParams | undefined;

  /** @param text what stands behind the question mark. */
  constructor(private readonly text: string) {
    if (/[%+]|^\?/.test(text)) this.parsed = new URLSearchParams(text);
  }

  get(name: string): string | null {
    const value = this.find(name);
    // A copy, of any text (`detach` takes ASCII alone): as it is, a value is a view of the whole query.
    return value !== null && this.text.length > longestKept ? structuredClone(value) : value;
  }

  private find(name: string): string | null {
    const { parsed, text } = this;
    if (parsed) return parsed.get(name);
    for (let from = 0; from < text.length; ) {
      const next = text.indexOf("&", from);
      const end = next < 0 ? text.length : next;
      const equals = from + name.length;
      if (text.startsWith(name, from) && (equals === end || text[equals] === "="))
        return text.slice(Math.min(equals + 1, end), end);
      from = end + 1;
    }
    return null;
  }
}
