import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { dictionaries } from "./text/dictionaries.ts";
import { chooseLanguage } from "./text/language.ts";
import { TextProvider } from "./text/text-provider.tsx";
import { isTheme } from "./theme.ts";

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = dictionaries[await requestedLanguage()];
  return { title, description };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const language = await requestedLanguage();
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang={language} data-theme={isTheme(theme) ? theme : "system"}>
      <head>
        {/* A header that is painted before all of it has come moves when the rest does. */}
        <link rel="expect" href="#panels" blocking="render" />
      </head>
      <body>
        <TextProvider initial={language}>{children}</TextProvider>
      </body>
    </html>
  );
}

/** `x-lang` is the address's `?lang=`, which only our own server can hand to a layout. */
async function requestedLanguage() {
  const given = await headers();
  const remembered = (await cookies()).get("lang")?.value;
  return chooseLanguage(
    given.get("x-lang") ?? undefined,
    remembered,
    given.get("accept-language") ?? undefined,
  );
}
