import type { Surroundings } from "../meters/surroundings.ts";
import type { UserSettings } from "../settings.ts";
import type { Text } from "../text/en.ts";
import type { MoreText } from "../text/en-more.ts";
import type { Format } from "../text/format.ts";
import { transportIds } from "../transports/index.ts";
import { inForce } from "../trouble/in-force.ts";

/** What a picture needs to be understood later: where, when, and every setting in force. */
export function captionOf(
  { text, more, format, date }: { text: Text; more: MoreText; format: Format; date: string },
  room: string,
  settings: UserSettings,
  { chatter, faults }: Surroundings,
): string[] {
  const { trouble } = text;
  const { host } = more;
  const { nothing } = more.sheet;
  const asked = transportIds.flatMap((id) => {
    const { name, setting } = text.transports[id];
    const said = setting(settings, format);
    return said === "" ? [] : [`${name} ${said}`];
  });
  const said = chatter.running
    ? [
        host.perSecond(format.ratio(chatter.ratePerSecond)),
        host.patterns[chatter.pattern],
        `${format.count(chatter.bytes)} B`,
      ].join(", ")
    : host.none;
  const troubles = inForce(faults, faults.outageMs, text, format);
  return [
    `${text.controls.room} ${room}`,
    date,
    ...asked,
    `${host.rate}: ${said}`,
    troubles.length > 0 ? trouble.inForce(troubles.join(" · ")) : nothing,
  ];
}
