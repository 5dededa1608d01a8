/** Long enough for a browser that asks where to save before it reads. */
const keptMs = 60_000;

/** Offers the file by a download link, which works without a secure context; it is forgotten afterwards. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
