import { detach } from "../detach.ts";
import { Recent } from "../recent.ts";
import { Refusal } from "../refusal.ts";

/** The parts of a path that a pattern such as `/api/rooms/:room` names. */
export type Params = Readonly<Record<string, string>>;

/** Handlers by method and path; a path is found in a tree of its segments. */
export interface Routes<Handler> {
  /** Claims a method of a pattern, once. */
  add(method: string, pattern: string, handler: Handler): void;
  /**
   * The handler of a path.
   * @throws {Refusal} `not-found`, or `method-not-allowed` with the methods that are.
   */
  find(method: string, path: string): { handler: Handler; params: Params };
  /** The methods claimed for a path; none when nobody knows it. */
  methods(path: string): string[];
}

/** A place in the tree of patterns: one segment further down it goes on by name, or by any name. */
interface Place<Handler> {
  named: Map<string, Place<Handler>>;
  any?: { param: string; place: Place<Handler> };
  methods: Map<string, Handler>;
}

interface Match<Handler> {
  methods: Map<string, Handler>;
  params: Params;
}

/** Paths whose way is remembered: a poller asks for the same one again and again. */
const mostKnown = 1000;
/** A longer one is nobody's room: strangers shall not fill the memory with them, characters. */
const longestKnown = 100;

export function createRoutes<Handler>(): Routes<Handler> {
  const root = createPlace<Handler>();
  let known = new Recent<Match<Handler>>();

  function match(path: string): Match<Handler> | undefined {
    const before = known.use(path);
    if (before) return before;
    if (path.length > longestKnown) return search(path);
    const copy = detach(path);
    const found = search(copy);
    if (!found) return undefined;
    if (known.size >= mostKnown) known.forget();
    known.add(copy, found);
    return found;
  }

  function search(path: string): Match<Handler> | undefined {
    const params: Record<string, string> = {};
    let place = root;
    for (const segment of path.split("/")) {
      const next = place.named.get(segment);
      if (next) {
        place = next;
      } else {
        if (!place.any || segment === "") return undefined;
        params[place.any.param] = segment;
        place = place.any.place;
      }
    }
    return place.methods.size > 0 ? { methods: place.methods, params } : undefined;
  }

  return {
    add(method, pattern, handler) {
      known = new Recent();
      let place = root;
      for (const segment of pattern.split("/")) place = below(place, segment);
      if (place.methods.has(method)) throw new Error(`${method} ${pattern} is claimed twice`);
      place.methods.set(method, handler);
    },
    find(method, path) {
      const found = match(path);
      if (!found) throw new Refusal("not-found", `There is nothing at ${path}.`);
      const handler = found.methods.get(method);
      if (handler) return { handler, params: found.params };
      const allow = [...found.methods.keys()];
      throw new Refusal("method-not-allowed", `Here one can ${allow.join(", ")}.`, { allow });
    },
    methods(path) {
      return [...(match(path)?.methods.keys() ?? [])];
    },
  };
}

function createPlace<Handler>(): Place<Handler> {
  return { named: new Map(), methods: new Map() };
}

function below<Handler>(place: Place<Handler>, segment: string): Place<Handler> {
  if (segment.startsWith(":")) {
    place.any ??= { param: segment.slice(1), place: createPlace() };
    return place.any.place;
  }
  const next = place.named.get(segment) ?? createPlace<Handler>();
  place.named.set(segment, next);
  return next;
}
