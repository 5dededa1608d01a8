import { redirect } from "next/navigation";
import { faultOf, readCode } from "../join/code.ts";
import { JoinPage } from "../join/join-page.tsx";

/** Where the code of a class is typed. A form sent before the page runs brings it as `?code=`. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ code?: string | string[] }>;
}) {
  const code = readCode(String((await searchParams).code ?? ""));
  if (faultOf(code) === undefined) redirect(`/j/${code}`);
  return <JoinPage code={code} />;
}
