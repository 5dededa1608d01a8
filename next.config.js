import { networkInterfaces } from "node:os";

/** Every address of this machine, so that a phone can open the development pages too. */
const lanHosts = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .map((address) => address.address);

/** @type {import("next").NextConfig} */
export default {
  allowedDevOrigins: lanHosts,
  devIndicators: false,
  // No picture is resized here: what would resize any of this server's is off.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does that, with the same compiler.
  typescript: { ignoreBuildErrors: true },
};
