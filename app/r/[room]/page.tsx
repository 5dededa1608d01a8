import { ComparePage } from "../../compare-page.tsx";

/** The comparison in a room that somebody made. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return <ComparePage room={room} />;
}
