import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A source file as the architecture sees it. */
export interface Source {
  /** From the repository's root, such as `server/log.ts`. */
  path: string;
  text: string;
  /** The same without comments. */
  code: string;
  isTest: boolean;
  /** What it imports, types included: a path from the root where it is ours, else as written. */
  imports: string[];
}

/** All source files of the top folders, in the order of their paths. */
export function readSources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((path) => /\.(tsx?|mjs|js|css)$/.test(path) && !path.includes("node_modules"))
    .sort()
    .map(readSource);
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const code = withoutComments(text);
  const found = path.endsWith(".css") ? [] : [...code.matchAll(importPattern)];
  return {
    path,
    text,
    code,
    isTest: /\.(test|spec)\.tsx?$|\/testing[^/]*\.ts$|\/catalogue\//.test(path),
    imports: found.map(([, name = ""]) => resolve(path, name)),
  };
}

const importPattern = /(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g;

function resolve(path: string, name: string): string {
  if (/^#wire(-class|-capture)?$/.test(name)) return `server/${name.slice(1)}.ts`;
  return name.startsWith(".") ? join(path, "..", name) : name;
}

/** Whole-line and block comments go; one behind code stays, where it cannot be told from a string. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, "").replace(/^\s*\{?\/\*[\s\S]*?\*\/\}?/gm, "");
}

/** Lines that are neither blank nor comment. */
export function codeLines({ code }: Source): number {
  return code.split("\n").filter((line) => line.trim() !== "").length;
}

export function lines({ text }: Source): number {
  return text.split("\n").length - 1;
}

/** The first circle of imports among the files, from file to file; nothing when there is none. */
export function findCycle(sources: Source[]): string[] | undefined {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  function visit(path: string, trail: string[]): string[] | undefined {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.imports ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  }
  for (const { path } of sources) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
