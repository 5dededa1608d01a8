import { WirePage } from "./wire-page.tsx";

/** The visitor's own traffic, byte by byte; `?room=` is where. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { room } = await searchParams;
  return <WirePage room={typeof room === "string" ? room : undefined} />;
}
