import { notFound } from 'next/navigation'
import { DeliverySheet } from '@/components/rosters/delivery-sheet'
import { context } from '@/server/context'
import { deliveryPaper } from '@/server/rosters/delivery-file'

export const metadata = { title: '打印慰问领取单' }

export default async function PrintDeliveryPage({ params, searchParams }: PageProps<'/deliveries/[id]/print'>) {
  const { id } = await params
  const paper = await deliveryPaper(await context(), { ...(await searchParams), id })
  if (!paper) notFound()
  return <DeliverySheet paper={paper} />
}
