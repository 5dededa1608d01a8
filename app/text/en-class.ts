import type { ClassAddress } from "#wire-class";
import type { Format } from "./format.ts";

/** Words of the picture that phones scan. */
export const enQr = {
  picture: (address: string) => `QR code that leads to ${address}`,
  noPicture: "There is no picture for this address. Type it instead:",
};

export type QrText = typeof enQr;

/** Words of the page on which a teacher makes a class. */
export const enClass = {
  start: {
    title: "A class in one room",
    what: "Phones join by a picture or by four characters, each is dealt a transport, and the room itself shows the difference.",
    make: "Make a class",
    making: "Making a class …",
    back: "Take a class back",
    backWhat: "With the room's name and the host key it was made with.",
    room: "Room",
    key: "Host key",
    take: "Take it back",
    over: "There is no such room. It was ended, or it never existed.",
    wrongKey: "That is not this room's host key.",
    noKey: "The host key is missing.",
    failed: (cause: string) => `It did not work: ${cause}`,
  },
  dev: "This is the development server. It counts twice and phones may not get through: run the class with npm start, the production build.",
  title: "Join the class",
  scan: "Scan this with a phone, or open",
  type: "and type",
  qr: enQr,
  joined: (n: number, { count }: Format) => `${count(n)} joined`,
  simulated: (n: number, { count }: Format) => `${count(n)} of them simulated`,
  wall: "Open the wall",
  login: "Scan to log in: another wait to see",
  simulate: "Thirty simulated phones",
  dismiss: "Send the simulated phones away",
  end: "End the class",
  addresses: {
    title: "Address shown",
    shown: (address: string) => `Address shown: ${address}`,
    hint: "An address that the phones can reach: that of the network they are on.",
    kinds: {
      configured: "set by PUBLIC_URL",
      private: "local network",
      public: "public",
      virtual: "virtual: VPN or container",
      "link-local": "link-local: no router",
      loopback: "this computer only",
    } satisfies Record<ClassAddress["kind"], string>,
    reached: "the server reaches itself there",
    notReached: "the server does not even reach itself there",
    own: "as in this window's address",
    loopback: "Phones cannot open this address: it leads to this computer only.",
  },
  help: {
    title: "No phone gets through?",
    late: "Nobody here after 20 seconds. What it may be:",
    items: [
      "Same network? The phones must be on the same Wi-Fi as this computer, and not on mobile data.",
      "Another address? Choose another one under “Address shown”.",
      "A firewall? Allow Node.js to be reached from the local network on this port.",
      "Isolated Wi-Fi? Guest and school networks often keep devices apart. Open a hotspot on a phone or on this computer and join it with all. A phone's hotspot often carries about ten devices.",
      "No way at all? Thirty simulated phones show the same lesson.",
    ],
  },
  elsewhere: {
    title: "Go on in another browser",
    what: "Do not show this to the class: whoever has the key is the host. Open /class there and take the class back with:",
    room: "Room",
    key: "Host key",
  },
  ending: {
    title: "End the class?",
    what: "All its messages and measurements are deleted, and the code is free again. The measurements can be saved first; they hold no names.",
    save: "Save the measurements (CSV)",
    end: "End the class now",
    stay: "Go on with the class",
  },
  failed: (what: string, cause: string) => `${what}: ${cause}`,
};

export type ClassText = typeof enClass;
