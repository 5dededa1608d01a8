import { Wall } from "../../../classroom/wall.tsx";

/** A class as the whole room sees it. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return <Wall room={room} />;
}
