import type { Language } from "../text/language.ts";
import { loadMore } from "../text/load-more.ts";

/** Loads what the next click may need: it then opens at once, and also while the server is away. */
export function loadSheets(language: Language): void {
  const sheets = [
    import("../trouble/trouble-sheet.tsx"),
    import("../controls/settings-sheet.tsx"),
    import("../controls/export-sheet.tsx"),
    import("../controls/help-dialog.tsx"),
    import("../controls/apply-preset.ts"),
    import("../phone/sheet-content.tsx"),
    import("../projector/black.tsx"),
    loadMore(language),
  ];
  // What does not come is loaded when it is opened.
  void Promise.allSettled(sheets);
}
