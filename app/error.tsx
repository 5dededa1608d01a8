"use client";

import { Notice } from "./controls/notice.tsx";
import { useText } from "./text/text-provider.tsx";

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const { crash } = useText().text;
  return (
    <Notice title={crash.title}>
      <button type="button" data-primary onClick={reset}>
        {crash.again}
      </button>
    </Notice>
  );
}
