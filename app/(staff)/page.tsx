import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { CleanUpsWaiting } from '@/components/audit/retention'
import { ExportsWaiting } from '@/components/exchange/exports'
import { Desk } from '@/components/today/desk'
import { OwnDoors } from '@/components/today/own-doors'
import { cleanUpsToAnswer } from '@/server/audit/retention/retention-desk'
import { context } from '@/server/context'
import { exportsToAnswer } from '@/server/exchange/exports/export-list'
import { today } from '@/server/visits/today'

export const metadata = { title: '今日' }

export default async function TodayPage() {
  const desk = await context()
  const [view, exports, cleanUps] = await Promise.all([
    today(desk, {}),
    exportsToAnswer(desk, {}),
    cleanUpsToAnswer(desk, {}),
  ])
  if (view.role === 'street_cadre' || view.role === 'district_viewer') redirect(`/areas/${view.areaCode}` as Route)
  if (!view.desk) return <OwnDoors today={view} />
  return (
    <>
      <ExportsWaiting count={exports} />
      <CleanUpsWaiting count={cleanUps} />
      <Desk today={view} desk={view.desk} />
    </>
  )
}
