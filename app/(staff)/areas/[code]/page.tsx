import { notFound } from 'next/navigation'
import { Dashboard } from '@/components/areas/dashboard'
import { ExportsWaiting } from '@/components/exchange/exports'
import { Still } from '@/components/ui/still'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { context } from '@/server/context'
import { exportsToAnswer } from '@/server/exchange/exports/export-list'

export const metadata = { title: '面板' }

export default async function Page({ params, searchParams }: PageProps<'/areas/[code]'>) {
  const { code } = await params
  const desk = await context()
  const asked = await searchParams
  const [board, waiting] = await Promise.all([areaDashboard(desk, { ...asked, code }), exportsToAnswer(desk, {})])
  if (!board) notFound()
  return (
    <Still>
      <ExportsWaiting count={code === String(desk.actor.areaCode) ? waiting : 0} />
      <Dashboard board={board} />
    </Still>
  )
}
