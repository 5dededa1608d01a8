import { ComparePage } from "./compare-page.tsx";

/** Makes a room of its own, or takes the last one again. */
export default function Page() {
  return <ComparePage />;
}
