/** Where a claim of the page on choosing comes from: documents by their own titles, in every language. */
export const whenSources = {
  timeouts: {
    title: "RFC 6202, section 5.5: Timeouts",
    href: "https://www.rfc-editor.org/rfc/rfc6202#section-5.5",
  },
  issues: {
    title: "RFC 6202, section 2.2: HTTP Long Polling Issues",
    href: "https://www.rfc-editor.org/rfc/rfc6202#section-2.2",
  },
  ping: {
    title: "RFC 6455, section 5.5.2: Ping",
    href: "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2",
  },
  nginx: {
    title: "nginx: WebSocket proxying",
    href: "https://nginx.org/en/docs/http/websocket.html",
  },
  doze: {
    title: "Android: Optimize for Doze and App Standby",
    href: "https://developer.android.com/training/monitoring-device-state/doze-standby",
  },
  timers: {
    title: "Chrome for Developers: Heavy throttling of chained JS timers beginning in Chrome 88",
    href: "https://developer.chrome.com/blog/timer-throttling-in-chrome-88",
  },
  sqs: {
    title: "Amazon SQS Developer Guide: Amazon SQS short and long polling",
    href: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html",
  },
  telegram: {
    title: "Telegram Bot API: getUpdates",
    href: "https://core.telegram.org/bots/api#getupdates",
  },
  firestore: {
    title: "Firebase JavaScript API reference: FirestoreSettings",
    href: "https://firebase.google.com/docs/reference/js/firestore_.firestoresettings",
  },
  firestoreHold: {
    title: "Firebase JavaScript API reference: ExperimentalLongPollingOptions",
    href: "https://firebase.google.com/docs/reference/js/firestore_.experimentallongpollingoptions",
  },
  socketIo: { title: "Socket.IO: How it works", href: "https://socket.io/docs/v4/how-it-works/" },
  consul: {
    title: "Consul: Blocking Queries",
    href: "https://developer.hashicorp.com/consul/api-docs/features/blocking",
  },
  gitHub: {
    title: "GitHub REST API endpoints for events",
    href: "https://docs.github.com/en/rest/activity/events",
  },
  discord: {
    title: "Discord Developer Documentation: Gateway",
    href: "https://discord.com/developers/docs/events/gateway",
  },
} as const;

/** Where this site shows it: pages, some with a setting. */
export const whenPages = {
  compare: "/",
  seldom: "/?interval=5000",
  hold: "/?hold=5",
  short: "/how/short-polling",
  long: "/how/long-polling",
  socket: "/how/websocket",
  class: "/class",
} as const;

export type WhenSource = keyof typeof whenSources;
export type WhenPage = keyof typeof whenPages;
