import { codeInPath } from "../../join/code.ts";
import { PhonePage } from "../../join/phone-page.tsx";

/** A phone in a class. */
export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <PhonePage code={codeInPath(code)} />;
}
