import { redirect } from "next/navigation";
import { transportIds } from "../transports/index.ts";

/** Leads to the first of the stories, in the language that was asked for. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ lang?: string | string[] }>;
}) {
  const { lang } = await searchParams;
  const query = typeof lang === "string" ? `?lang=${encodeURIComponent(lang)}` : "";
  redirect(`/how/${transportIds[0]}${query}`);
}
