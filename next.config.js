/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  // Every reader gets the title with the page: sent after it, a page that reads itself anew has none for a moment.
  htmlLimitedBots: /./,
  serverExternalPackages: ["@node-rs/argon2", "pdfkit", "pino"],
  // The solver runs in a thread of its own, started from a file: nothing imports it, so nothing would bring it along.
  outputFileTracingIncludes: { "/**": ["./lib/kernel/solver/worker.mjs", "./node_modules/highs/**"] },
  // Types are a check of their own, with a faster compiler (npm run types); a build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Files are brought in by server actions, which take one megabyte unless told otherwise.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "6mb" } },
};

export default config;
