import { ClassPage } from "../classroom/class-page.tsx";

/** Makes a class, or takes one back. */
export default function Page() {
  return <ClassPage />;
}
