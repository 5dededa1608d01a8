/** A service of `compose.yaml`: its keys with the lines below each, without their indentation. */
export type Service = Record<string, string[]>;

/**
 * Reads the services of a compose file as this project writes it: two spaces a level, no anchors,
 * no flow style. A key's own value is the first of its lines.
 */
export function readServices(text: string): Record<string, Service> {
  const services: Record<string, Service> = {};
  let service: Service | undefined;
  let lines: string[] | undefined;
  let isInside = false;
  for (const line of text.split("\n").filter((line) => !/^\s*(#|$)/.test(line))) {
    const [, indent = "", key, value = ""] = /^( *)(?:([\w-]+):(?: (.*))?)?/.exec(line) ?? [];
    if (indent.length === 0) isInside = key === "services";
    else if (!isInside) continue;
    else if (indent.length === 2 && key) {
      service = {};
      services[key] = service;
    } else if (indent.length === 4 && key && service) {
      lines = value ? [value] : [];
      service[key] = lines;
    } else lines?.push(line.trim());
  }
  return services;
}

/** A mapping, such as `environment`. */
export function pairs(lines: string[] = []): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
}

/** A list, such as `ports`; quotes are taken off. */
export function items(lines: string[] = []): string[] {
  return lines.map((line) => line.replace(/^- /, "").replace(/^"(.*)"$/, "$1"));
}

/** What stands when nothing is set: `${NAME:-default}` is the default. */
export function unset(value: string): string {
  return value.replace(/\$\{\w+:-([^}]*)\}/g, "$1");
}
