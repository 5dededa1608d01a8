import { readSought } from "./sought.ts";
import { WirePage } from "./wire-page.tsx";

/** The visitor's own traffic, byte by byte; `?room=` is where, `mark` and `at` what to look for. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { room, mark, at } = await searchParams;
  const sought = readSought(String(mark), String(at));
  return <WirePage room={typeof room === "string" ? room : undefined} sought={sought} />;
}
