"use client";

import { Header } from "../controls/header.tsx";
import { useEchoWords } from "../text/use-echo-words.ts";
import { PageLinks } from "../wire/page-links.tsx";
import styles from "../wire/wire.module.css";
import { LinesList } from "./lines-list.tsx";
import { EchoTalk } from "./talk.tsx";
import { useEcho } from "./use-echo.ts";

/** The page of the echo: talk to it from here, or by other programs. */
export function EchoPage() {
  const words = useEchoWords();
  const echo = useEcho();
  return (
    <>
      <Header page="other" />
      <main className={styles.page} id="panels">
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <PageLinks here="toEcho" />
        {echo ? <EchoTalk echo={echo} /> : <div data-coming />}
        <LinesList />
      </main>
    </>
  );
}
