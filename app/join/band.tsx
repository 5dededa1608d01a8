import { useMemo } from "react";
import { tabMemory } from "../memory.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { drawName } from "./drawn-name.ts";
import styles from "./phone.module.css";
import type { PhoneState } from "./phone.ts";

/** Which transport this phone is on, so that the row behind can see it, and who the phone is. */
export function Band({ state, room }: { state: PhoneState; room: string }) {
  const { text, format } = useText();
  const words = useJoinWords();
  const [adjective, animal] = useMemo(() => drawName(room, tabMemory), [room]);
  const { name, tagline } = text.transports[state.transport];
  return (
    <header className={styles.band}>
      <h1>{name}</h1>
      <p className={styles.tagline}>{tagline(state.settings, format)}</p>
      <p className={styles.name}>{words.you(words.name(adjective, animal))}</p>
    </header>
  );
}
