import { PhonePage } from "../phone-page.tsx";

/** The phone's side of a log-in. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return <PhonePage room={room} />;
}
