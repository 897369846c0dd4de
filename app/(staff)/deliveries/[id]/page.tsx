import { notFound } from 'next/navigation'
import { DeliveryPage } from '@/components/rosters/delivery-page'
import { context } from '@/server/context'
import { deliveryFile } from '@/server/rosters/delivery-file'

export const metadata = { title: '慰问发放单' }

export default async function DeliveryFilePage({ params, searchParams }: PageProps<'/deliveries/[id]'>) {
  const { id } = await params
  const list = await deliveryFile(await context(), { ...(await searchParams), id })
  if (!list) notFound()
  return <DeliveryPage list={list} />
}
