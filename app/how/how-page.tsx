"use client";

import { Header } from "../controls/header.tsx";
import reading from "../reading.module.css";
import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import styles from "./how.module.css";
import { LessonView } from "./lesson-view.tsx";
import { NamesTable } from "./names-table.tsx";
import type { Sources } from "./sources.ts";
import story from "./story.module.css";
import { SwrPart } from "./swr-part.tsx";
import { useLesson } from "./use-lesson.ts";
import { useOwnRoom } from "./use-own-room.ts";

interface HowPageProps {
  id: TransportId;
  sources: Sources;
}

/** How one transport works: its story, its code, the same elsewhere. */
export function HowPage({ id, sources }: HowPageProps) {
  const words = useHowWords();
  const { text } = useText();
  const { room, hasFailed, again } = useOwnRoom();
  return (
    <>
      <Header page="how" />
      <main className={`${reading.page} ${styles.page}`} id="panels" data-transport={id}>
        <h1>{words.title(text.transports[id].name)}</h1>
        <p className={reading.prose}>{words.lead}</p>
        <nav className={styles.ways} aria-label={words.ways}>
          {transportIds.map((other) => (
            <a
              key={other}
              href={`/how/${other}`}
              data-transport={other}
              aria-current={other === id ? "page" : undefined}
            >
              {text.transports[other].name}
            </a>
          ))}
        </nav>
        {hasFailed && (
          <p>
            {text.room.failed}{" "}
            <button type="button" onClick={again}>
              {text.room.again}
            </button>
          </p>
        )}
        {room ? (
          <Told key={room} id={id} room={room} sources={sources} />
        ) : (
          <div className={story.story} data-coming={!hasFailed || undefined} />
        )}
        <SwrPart id={id} room={room} sources={sources} />
        <NamesTable />
        <p>
          <a href="/when">{words.when}</a>
        </p>
      </main>
    </>
  );
}

function Told({ id, room, sources }: HowPageProps & { room: string }) {
  const lesson = useLesson(room, id);
  if (!lesson) return <div className={story.story} data-coming />;
  return <LessonView id={id} lesson={lesson} sources={sources} />;
}
