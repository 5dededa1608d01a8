"use client";

import { CodeForm } from "./code-form.tsx";
import { Frame } from "./frame.tsx";

/** Where the code of a class is typed. */
export function JoinPage({ code }: { code: string }) {
  return (
    <Frame>
      <CodeForm code={code} />
    </Frame>
  );
}
