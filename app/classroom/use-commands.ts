import { useState } from "react";
import { useSWRConfig } from "swr";
import { asFailure, type Cause } from "../failure.ts";
import { surroundingsKey } from "../swr-keys.ts";
import { type ClassHost, classHostOf } from "./class-host.ts";
import { classKey } from "./use-class.ts";

/** What the host's last command did. */
export interface Said {
  what: string;
  /** Why it did not work. */
  cause?: Cause;
}

/** The host's hand, and what became of its last command. */
export interface Commands {
  said: Said | undefined;
  /** Settles when it is done or refused, and says whether it is done. */
  run(what: string, act: (host: ClassHost) => Promise<unknown>): Promise<boolean>;
}

/** Commands of the host; what they change is asked for anew at once. */
export function useCommands(room: string): Commands {
  const { mutate } = useSWRConfig();
  const [said, setSaid] = useState<Said>();
  return {
    said,
    async run(what, act) {
      const host = classHostOf(room);
      try {
        if (host) await act(host);
        setSaid(host ? { what } : { what, cause: "unauthorized" });
        return host !== undefined;
      } catch (thrown) {
        setSaid({ what, cause: asFailure(thrown).code });
        return false;
      } finally {
        void mutate(classKey(room));
        void mutate(surroundingsKey(room));
      }
    },
  };
}
