"use client";

import { ExportMenu } from "../controls/export-menu.tsx";
import { HelpButton } from "../controls/help.tsx";
import { LanguageChoice } from "../controls/language-choice.tsx";
import { Presets } from "../controls/presets.tsx";
import { SettingsMenu } from "../controls/settings-menu.tsx";
import { ThemeChoice } from "../controls/theme-choice.tsx";
import type { Actions } from "../controls/use-actions.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { ReadNumbers } from "../panels/read-numbers.tsx";
import { useText } from "../text/text-provider.tsx";
import { TroubleMenu } from "../trouble/trouble-menu.tsx";

interface SheetContentProps {
  comparison: Comparison;
  surroundings: Surroundings;
  actions: Actions;
}

/** What a wide window has in its toolbar, header and footer. */
export function SheetContent({ comparison, surroundings, actions }: SheetContentProps) {
  const { text } = useText();
  return (
    <>
      <button type="button" onClick={actions.restart}>
        <span aria-hidden="true">⟲</span> {text.controls.restart}
      </button>
      <Presets comparison={comparison} surroundings={surroundings} />
      <TroubleMenu comparison={comparison} surroundings={surroundings} />
      <SettingsMenu comparison={comparison} surroundings={surroundings} />
      <ExportMenu comparison={comparison} surroundings={surroundings} />
      <LanguageChoice />
      <ThemeChoice />
      <ReadNumbers comparison={comparison} />
      <HelpButton>{text.opens.help}</HelpButton>
    </>
  );
}
