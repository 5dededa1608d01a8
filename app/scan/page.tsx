import { DeskPage } from "./desk-page.tsx";

/** A desktop that is logged in by a phone. */
export default function Page() {
  return <DeskPage />;
}
