import { ConfigError } from "./config.ts";

/** Why the server did not start, in a line that says what to do; what nobody foresaw is told whole. */
export function explain(
  error: NodeJS.ErrnoException,
  env: Record<string, string | undefined>,
): string {
  if (error instanceof ConfigError) return error.message;
  const { code = "", syscall = "" } = error;
  const port = env.PORT || 3000;
  if (syscall === "listen") {
    if (code === "EADDRINUSE")
      return `Port ${port} is in use: stop what listens there, or set PORT to another.`;
    if (code === "EACCES") return `Port ${port} may not be opened by this user.`;
    if (code === "EADDRNOTAVAIL")
      return `HOST="${env.HOST}" is no address of this machine: set it to one, or to 0.0.0.0 for all.`;
  }
  const folder = `the folder "${env.DATA_DIR || ".data"}"`;
  if (code === "SQLITE_BUSY") return `Another server uses ${folder}: stop it, or set DATA_DIR.`;
  if (code.startsWith("SQLITE_") || syscall === "mkdir" || syscall === "access")
    return `Nothing can be kept in ${folder} (${error.message}): mend it, or set DATA_DIR.`;
  return error.stack ?? String(error);
}
