/** A page opened by a LAN address is no secure context, and has no clipboard to write to. */
export async function writeClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
