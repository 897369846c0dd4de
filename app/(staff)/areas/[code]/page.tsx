import { notFound } from 'next/navigation'
import { Dashboard } from '@/components/areas/dashboard'
import { CleanUpsWaiting } from '@/components/audit/retention'
import { ExportsWaiting } from '@/components/exchange/exports'
import { Still } from '@/components/ui/still'
import { EscalationsWaiting } from '@/components/visits/pairings'
import { WeekWords } from '@/components/visits/week'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { cleanUpsToAnswer } from '@/server/audit/retention/retention-desk'
import { context } from '@/server/context'
import { exportsToAnswer } from '@/server/exchange/exports/export-list'
import { escalationsWaiting } from '@/server/visits/pairing-list'
import { weekPlan } from '@/server/visits/week-plan'

export const metadata = { title: '面板' }

export default async function Page({ params, searchParams }: PageProps<'/areas/[code]'>) {
  const { code } = await params
  const desk = await context()
  const asked = await searchParams
  const [board, exports, cleanUps, week, escalated] = await Promise.all([
    areaDashboard(desk, { ...asked, code }),
    exportsToAnswer(desk, {}),
    cleanUpsToAnswer(desk, {}),
    weekPlan(desk, { code }),
    escalationsWaiting(desk, {}),
  ])
  if (!board) notFound()
  const own = code === String(desk.actor.areaCode)
  return (
    <Still>
      <ExportsWaiting count={own ? exports : 0} />
      <CleanUpsWaiting count={own ? cleanUps : 0} />
      <EscalationsWaiting count={own ? escalated : 0} />
      <Dashboard board={board} />
      {week && <WeekWords week={week} more={{ href: `/visits/week?area=${code}`, label: '各网格' }} />}
    </Still>
  )
}
