import { VerifyPage } from '@/components/reports/verify-page'
import { verifiedReport } from '@/server/reports/verified-report'
import { verifiedVersion } from '@/server/rosters/verified-version'

export const metadata = { title: '校验' }

export default async function Page({ params }: PageProps<'/verify/[code]'>) {
  const typed = decodeURIComponent((await params).code)
  const now = new Date()
  // a code is of one length or the other: one of the two asks nothing
  const [found, version] = await Promise.all([verifiedReport(typed, now), verifiedVersion(typed, now)])
  return <VerifyPage typed={typed} found={found} version={version} />
}
