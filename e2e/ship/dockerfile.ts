/** One instruction of a Dockerfile, its continuation lines joined. */
export interface Instruction {
  name: string;
  /** `from=build` and its like, without the dashes. */
  flags: Record<string, string>;
  rest: string;
}

/** A stage: what its image begins with and what is done to it. */
export interface Stage {
  base: string;
  name: string | undefined;
  steps: Instruction[];
}

/** Reads the Dockerfile's stages; what stands before the first one is left out. */
export function readStages(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of joinLines(text)) {
    const step = readInstruction(line);
    if (step.name !== "FROM") stages.at(-1)?.steps.push(step);
    else {
      const [base = "", , name] = step.rest.split(/\s+/);
      stages.push({ base, name, steps: [] });
    }
  }
  return stages;
}

function joinLines(text: string): string[] {
  return text
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function readInstruction(line: string): Instruction {
  const [name = "", ...words] = line.split(/\s+/);
  const flags: Record<string, string> = {};
  let rest = line.slice(name.length).trim();
  for (const word of words) {
    const [, key, value] = /^--([\w-]+)=(.*)$/.exec(word) ?? [];
    if (key === undefined || value === undefined) break;
    flags[key] = value;
    rest = rest.slice(word.length).trim();
  }
  return { name: name.toUpperCase(), flags, rest };
}

/** What a COPY takes, and where to. */
export function copied({ rest }: Instruction): { sources: string[]; target: string } {
  const words = rest.split(/\s+/);
  return { sources: words.slice(0, -1), target: words.at(-1) ?? "" };
}

/** The pairs of an ENV. */
export function variables({ rest }: Instruction): Record<string, string> {
  return Object.fromEntries(
    rest.split(/\s+/).map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** The command of a CMD or HEALTHCHECK, which must be in its exec form: no shell stands in between. */
export function command({ rest }: Instruction): string[] {
  return JSON.parse(rest.slice(rest.indexOf("[")));
}
