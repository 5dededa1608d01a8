import { PlaygroundPage } from "../playground-page.tsx";

/** Makes and reads frames. */
export default function Page() {
  return <PlaygroundPage />;
}
