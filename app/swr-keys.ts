/** Key under which SWR keeps what the host has set: whoever changes it renews it. */
export const surroundingsKey = (room: string) => ["surroundings", room] as const;

/** Key under which SWR keeps what the server counted: who needs it fresh renews it. */
export const serverViewKey = (room: string, client: string) => ["stats", room, client] as const;
