import { notFound } from "next/navigation";
import { transportIds } from "../../transports/index.ts";
import { HowPage } from "../how-page.tsx";
import { readSources } from "../sources.ts";

/** The story of one transport, beside the files it is told of. */
export default async function Page({ params }: { params: Promise<{ transport: string }> }) {
  const { transport } = await params;
  const id = transportIds.find((known) => known === transport);
  if (id === undefined) notFound();
  return <HowPage key={id} id={id} sources={await readSources(id)} />;
}
