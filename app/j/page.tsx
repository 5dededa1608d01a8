import { JoinPage } from "../join/join-page.tsx";

/** Where the code of a class is typed. */
export default function Page() {
  return <JoinPage />;
}
