import { useLayoutEffect } from "react";

/** Black on white. The colours are the root's, so that the page's ground and its scroll bars have them too. */
export function useProjectorColours(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.view = "projector";
    return () => {
      delete dataset.view;
    };
  }, []);
}
