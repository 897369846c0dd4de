import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { Desk } from '@/components/today/desk'
import { OwnDoors } from '@/components/today/own-doors'
import { context } from '@/server/context'
import { today } from '@/server/visits/today'

export const metadata = { title: '今日' }

export default async function TodayPage() {
  const view = await today(await context(), {})
  if (view.role === 'street_cadre' || view.role === 'district_viewer') redirect(`/areas/${view.areaCode}` as Route)
  return view.desk ? <Desk today={view} desk={view.desk} /> : <OwnDoors today={view} />
}
