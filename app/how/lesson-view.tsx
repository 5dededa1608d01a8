"use client";

import { useStore } from "../panels/use-store.ts";
import reading from "../reading.module.css";
import { useHowWords } from "../text/use-how-words.ts";
import type { TransportId } from "../transports/index.ts";
import { stories } from "../transports/stories/index.ts";
import type { MarkKind } from "../transports/stories/story.ts";
import { CodePane } from "./code-pane.tsx";
import styles from "./how.module.css";
import type { Lesson } from "./lesson.ts";
import { activeLines } from "./lines.ts";
import { LitLines } from "./lit-lines.tsx";
import type { Mark } from "./marks.ts";
import type { Sources } from "./sources.ts";
import { Story } from "./story.tsx";
import { useShown } from "./use-shown.ts";

/** Steps so close to the newest one light up with it, ms: what asks and what answers. */
const litMs = 1000;

interface LessonViewProps {
  id: TransportId;
  lesson: Lesson;
  sources: Sources;
}

/** The story, and beside it the code: as a step is drawn, the lines that made it are marked. */
export function LessonView({ id, lesson, sources }: LessonViewProps) {
  const { code } = useHowWords();
  const state = useStore(lesson.state);
  const marks = useStore(lesson.marks);
  const shown = useShown(state.clip);
  const isFree = stories[id].frames[state.frame] === undefined;
  const kinds = isFree ? newest(marks) : kindsOf(state.clip.marks.slice(0, shown).slice(-1));
  const server = activeLines(sources.server.text, stories[id].server, kinds);
  const client = activeLines(sources.client.text, stories[id].client, kinds);
  return (
    <>
      <Story id={id} lesson={lesson} state={state} marks={marks} shown={shown} />
      <LitLines sources={sources} server={server} client={client} />
      <section className={styles.section} aria-labelledby="code">
        <h2 id="code">{code.title}</h2>
        <p className={reading.prose}>{code.lead}</p>
        <div className={styles.panes}>
          <CodePane title={code.client} source={sources.client} active={client} />
          <CodePane title={code.server} source={sources.server} active={server} />
        </div>
      </section>
    </>
  );
}

const kindsOf = (marks: readonly Mark[]): MarkKind[] => marks.map(({ kind }) => kind);

function newest(marks: readonly Mark[]): MarkKind[] {
  const last = marks.at(-1)?.at ?? 0;
  return kindsOf(marks.filter(({ at }) => at > last - litMs));
}
