/** Scrolls a box, and nothing around it, until the element in it can be seen. */
export function reveal(box: HTMLElement | null, id: string): void {
  const element = document.getElementById(id);
  if (!box || !element) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}
