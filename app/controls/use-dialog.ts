import { type RefObject, type SyntheticEvent, useEffect, useRef } from "react";

/** What makes a `<dialog>` modal. */
interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel(event: SyntheticEvent): void;
  onClose(): void;
}

/**
 * A dialog that is open, and modal, from its first render on.
 * @param onClose is told at once: the browser's own `close` event comes with the next frame, and
 * who asked for the same dialog before that would have asked for what still seems to be there.
 */
export function useDialog(onClose: () => void): { modal: Modal; close(): void } {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const close = () => {
    ref.current?.close();
    onClose();
  };
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault();
    close();
  };
  return { modal: { ref, onCancel, onClose }, close };
}
