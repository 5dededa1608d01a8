import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { copied, type Instruction, type Stage, variables } from "./dockerfile.ts";

/** A stage as it was played: the folder that stands for its file system, and its variables. */
export interface Played {
  root: string;
  /** Its working folder, inside `root`. */
  cwd: string;
  env: Record<string, string>;
}

/** Debian's user who owns nothing stands for the image's `node`. */
export const nobody = { uid: 65_534, gid: 65_534 };

/**
 * Does what a Dockerfile says in a folder, without a container: COPY copies, RUN runs with this
 * machine's Node.js. The base image is not there, and absolute paths in RUN stand for ones below
 * the folder.
 */
export function replay(stages: Stage[], context: string, folder: string): Played {
  const played = new Map<string, Played>();
  let last: Played | undefined;
  for (const [i, { name = `stage-${i}`, steps }] of stages.entries()) {
    const root = join(folder, name);
    mkdirSync(root, { recursive: true });
    const stage: Played = { root, cwd: root, env: { PATH: process.env.PATH ?? "" } };
    for (const step of steps) play(step, stage, (from) => played.get(from)?.root ?? context);
    played.set(name, stage);
    last = stage;
  }
  if (!last) throw new Error("the Dockerfile has no stage");
  return last;
}

function play(step: Instruction, stage: Played, rootOf: (from: string) => string): void {
  if (step.name === "ENV") Object.assign(stage.env, variables(step));
  if (step.name === "WORKDIR") {
    stage.cwd = join(stage.root, step.rest);
    mkdirSync(stage.cwd, { recursive: true });
  }
  if (step.name === "COPY") copy(step, stage, rootOf(step.flags.from ?? ""));
  if (step.name === "RUN") run(step.rest, stage);
}

function copy(step: Instruction, { cwd }: Played, from: string): void {
  const { sources, target } = copied(step);
  for (const source of sources) {
    const path = join(from, source);
    const isFolder = statSync(path).isDirectory();
    // A file goes into a folder by its name; of a folder COPY takes what is in it.
    const into = target.endsWith("/") && !isFolder ? join(target, basename(source)) : target;
    cpSync(path, join(cwd, into), { recursive: true, verbatimSymlinks: true });
  }
}

function run(line: string, { root, cwd, env }: Played): void {
  const makesFolder = /^install -d -o node -g node (\/\S+)$/.exec(line)?.[1];
  if (makesFolder) {
    const path = join(root, makesFolder);
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o755);
    if (process.getuid?.() === 0) chownSync(path, nobody.uid, nobody.gid);
    return;
  }
  const home = { HOME: process.env.HOME ?? root };
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
    cwd,
    env: { ...home, ...env } as unknown as NodeJS.ProcessEnv,
    encoding: "utf8",
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`RUN ${line} ended with ${status}:\n${stdout}\n${stderr}`);
}
