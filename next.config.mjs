const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  // Not `no-referrer`: a plain form would then send `Origin: null` and be refused as foreign.
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(self)' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  // config/limits.ts: bodyBytes
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'pinyin-pro', 'docx', 'hucre'],
  headers: async () => [{ source: '/:path*', headers }],
  // The contract names the document by its ending; a route's folder cannot.
  rewrites: async () => [{ source: '/reports/:id([0-9a-f-]{36}).docx', destination: '/reports/:id/docx' }],
}
