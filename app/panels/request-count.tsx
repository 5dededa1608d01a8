import { useText } from "../text/text-provider.tsx";

/** The one number. */
export function RequestCount({ requests }: { requests: number }) {
  const { format } = useText();
  return <strong data-testid="requests">{format.count(requests)}</strong>;
}
