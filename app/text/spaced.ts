/** Puts the blank between Chinese characters and Latin letters or digits that careful printing has there. */
export function spaced(text: string): string {
  // Without look-behind, which Safari knows only since 16.4.
  return text
    .replace(/(\p{Script=Han})([A-Za-z0-9])/gu, "$1 $2")
    .replace(/([A-Za-z0-9])(\p{Script=Han})/gu, "$1 $2");
}
