import { Refusal } from "../refusal.ts";

/** The parts of a path that a pattern such as `/api/rooms/:room` names. */
export type Params = Record<string, string>;

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

interface Route<Handler> {
  segments: string[];
  methods: Map<string, Handler>;
}

export function createRoutes<Handler>(): Routes<Handler> {
  const routes = new Map<string, Route<Handler>>();

  function match(path: string): { route: Route<Handler>; params: Params } | undefined {
    const segments = path.split("/");
    for (const route of routes.values()) {
      const params = paramsOf(route.segments, segments);
      if (params) return { route, params };
    }
    return undefined;
  }

  return {
    add(method, pattern, handler) {
      const route = routes.get(pattern) ?? { segments: pattern.split("/"), methods: new Map() };
      if (route.methods.has(method)) throw new Error(`${method} ${pattern} is claimed twice`);
      route.methods.set(method, handler);
      routes.set(pattern, route);
    },
    find(method, path) {
      const found = match(path);
      if (!found) throw new Refusal("not-found", `There is nothing at ${path}.`);
      const handler = found.route.methods.get(method);
      if (handler) return { handler, params: found.params };
      const allow = [...found.route.methods.keys()];
      throw new Refusal("method-not-allowed", `Here one can ${allow.join(", ")}.`, { allow });
    },
    methods(path) {
      return [...(match(path)?.route.methods.keys() ?? [])];
    },
  };
}

function paramsOf(pattern: string[], path: string[]): Params | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Params = {};
  for (let i = 0; i < pattern.length; i++) {
    const part = pattern[i] ?? "";
    const given = path[i] ?? "";
    if (part.startsWith(":") && given !== "") params[part.slice(1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
}
