"use client";

import { useEffect } from "react";
import { Notice } from "../controls/notice.tsx";
import { later } from "../later.tsx";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { CodeForm } from "./code-form.tsx";
import { Frame } from "./frame.tsx";
import { type Found, useEntry } from "./use-entry.ts";

const loadPhone = async () => (await import("./phone-view.tsx")).PhoneView;
const PhoneView = later(loadPhone, <Looking />);

/** The phone's page, from a code to "this class is over". */
export function PhonePage({ code }: { code: string }) {
  const { found, again, over } = useEntry(code);
  // It comes while the class is looked for.
  useEffect(() => void loadPhone().catch(() => {}), []);
  // What is looked for comes without a footer, which it would move.
  if (found.state === "looking") return <Looking />;
  if (found.state === "here") {
    return <PhoneView key={found.entry.room} entry={found.entry} onOver={over} />;
  }
  return (
    <Frame>
      <Without found={found} code={code} onAgain={again} />
    </Frame>
  );
}

interface WithoutProps {
  found: Exclude<Found, { state: "looking" | "here" }>;
  code: string;
  onAgain(): void;
}

/** Why there is no class to be in, and what to do. */
function Without({ found, code, onAgain }: WithoutProps) {
  const words = useJoinWords();
  const { causes } = useText().text;
  switch (found.state) {
    case "unknown":
      return <CodeForm code={code} trouble={{ cause: "unknown" }} />;
    case "over":
      return (
        <Notice title={words.over} detail={words.overDetail}>
          <a href="/j">{words.another}</a>
        </Notice>
      );
    case "failed": {
      const { code: cause, retryAfterMs } = found.failure;
      if (cause === "rate-limited")
        return <CodeForm code={code} trouble={{ cause, retryAfterMs }} />;
      return (
        <Notice title={causes[cause]} detail={words.network}>
          <button type="button" data-primary onClick={onAgain}>
            {words.again}
          </button>
        </Notice>
      );
    }
  }
}

function Looking() {
  const { looking } = useJoinWords();
  return (
    <Notice title={looking}>
      <span />
    </Notice>
  );
}
