import { EchoPage } from "./echo-page.tsx";

/** Talks to the echo. */
export default function Page() {
  return <EchoPage />;
}
