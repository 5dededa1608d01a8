"use client";

import type { Actions } from "../controls/use-actions.ts";
import { useText } from "../text/text-provider.tsx";
import stage from "./stage.module.css";
import { projectorView } from "./view.ts";

/** What the keys do. They are buttons too, for whoever has no keyboard at hand. */
export function KeyBar({ actions }: { actions: Actions }) {
  const { controls, views } = useText().text;
  const keys: [key: string, does: string, run: () => void][] = [
    [views.space, actions.isPaused ? controls.run : controls.pause, actions.toggle],
    ["M", controls.say, actions.say],
    ["R", controls.restart, actions.restart],
    ["J", views.join, projectorView.showJoin],
    ["B", views.black, projectorView.blank],
    ["F / Esc", views.leave, projectorView.leave],
  ];
  return (
    <div className={stage.bar} role="toolbar" aria-label={views.keys}>
      {keys.map(([key, does, run]) => (
        <button key={key} type="button" onClick={run}>
          <kbd>{key}</kbd> {does}
        </button>
      ))}
    </div>
  );
}
