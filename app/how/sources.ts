import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "./lines.ts";

/** What stands beside a story: the two sides of its transport, and the same in the idiom of SWR. */
export interface Sources {
  server: SourceFile;
  client: SourceFile;
  swr: SourceFile;
  /** What the three of SWR share. */
  swrShared: SourceFile;
}

/**
 * Reads the files themselves, on the server, where they are beside the built site: what is shown
 * is what runs, never a copy of it.
 */
export async function readSources(id: string): Promise<Sources> {
  const [server, client, swr, swrShared] = await Promise.all([
    readSource(`server/transports/${id}.ts`),
    readSource(`app/transports/${id}.ts`),
    readSource(`app/transports/swr/${id}.ts`),
    readSource("app/transports/swr/messages.ts"),
  ]);
  return { server, client, swr, swrShared };
}

async function readSource(file: string): Promise<SourceFile> {
  const text = await readFile(join(/* turbopackIgnore: true */ process.cwd(), file), "utf8");
  return { file, text: text.trimEnd() };
}
