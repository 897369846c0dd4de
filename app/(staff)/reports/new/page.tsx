import { NewReport } from '@/components/reports/new-report'
import { context } from '@/server/context'
import { reportChoices } from '@/server/reports/report-list'

export const metadata = { title: '编报告' }

export default async function Page({ searchParams }: PageProps<'/reports/new'>) {
  return <NewReport choices={await reportChoices(await context(), await searchParams)} />
}
