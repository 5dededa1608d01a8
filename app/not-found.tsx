"use client";

import { Notice } from "./controls/notice.tsx";
import { useText } from "./text/text-provider.tsx";

export default function NotFound() {
  const { missing } = useText().text;
  return (
    <Notice title={missing.title}>
      <a href="/">{missing.home}</a>
    </Notice>
  );
}
