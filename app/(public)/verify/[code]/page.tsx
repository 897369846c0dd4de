import { VerifyPage } from '@/components/reports/verify-page'
import { verifiedReport } from '@/server/reports/verified-report'

export const metadata = { title: '报告校验' }

export default async function Page({ params }: PageProps<'/verify/[code]'>) {
  const typed = decodeURIComponent((await params).code)
  return <VerifyPage typed={typed} found={await verifiedReport(typed, new Date())} />
}
