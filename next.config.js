/** @type {import("next").NextConfig} */
export default {
  // Tests build into a folder of their own, beside the one that `npm start` uses.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of the whole project; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Images come from the content backend in the sizes that pages name; Next's own service for them,
  // which anybody may ask for work, stays shut.
  images: { unoptimized: true },
  turbopack: {
    rules: {
      // The Studio's interface would load its typeface from sanity.io's servers.
      "*.css": {
        condition: { all: ["foreign", { content: /url\(['"]?https:/ }] },
        loaders: ["./bin/withoutForeignFonts.js"],
        as: "*.css",
      },
    },
  },
  experimental: {
    // A page on disk outlives a restart, but the expiries it missed don't: what is in memory only is
    // fresh after every start, and unknown addresses leave nothing behind.
    isrFlushToDisk: false,
  },
  async headers() {
    // A font that changes gets another name.
    return [
      {
        source: "/fonts/:file*",
        headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
      },
    ];
  },
  async rewrites() {
    // A page without parameters is prerendered by the build, which must not need content.
    return {
      beforeFiles: [
        { source: "/", destination: "/front/today" },
        { source: "/sitemap.xml", destination: "/sitemaps/sitemap.xml" },
        { source: "/news-sitemap.xml", destination: "/sitemaps/news-sitemap.xml" },
      ],
    };
  },
};
