import { DeliveryLists } from '@/components/rosters/deliveries'
import { context } from '@/server/context'
import { deliveryList } from '@/server/rosters/delivery-list'

export const metadata = { title: '慰问发放' }

export default async function DeliveriesPage({ searchParams }: PageProps<'/deliveries'>) {
  return <DeliveryLists view={await deliveryList(await context(), await searchParams)} />
}
