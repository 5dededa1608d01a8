import { WhenPage } from "./when-page.tsx";

/** Which transport for what. */
export default function Page() {
  return <WhenPage />;
}
