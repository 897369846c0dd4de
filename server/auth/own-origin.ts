/**
 * 同源校验: the framework lets a write without Origin, or with a forged X-Forwarded-Host, through (reliability E3).
 * Origin must be there and be ours; Sec-Fetch-Site, when sent, must say same-origin; forwarded headers are never read.
 */
export function isOwnOrigin(sent: Headers, configured: string | undefined): boolean {
  const origin = sent.get('origin')
  const site = sent.get('sec-fetch-site')
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false
  if (site !== null && site !== 'same-origin') return false
  return configured === undefined
    ? new URL(origin).host === sent.get('host')
    : new URL(origin).origin === new URL(configured).origin
}
