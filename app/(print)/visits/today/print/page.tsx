import { RouteSheet } from '@/components/visits/route-sheet'
import { context } from '@/server/context'
import { routePaper } from '@/server/visits/visit-round'

export const metadata = { title: '打印路线单' }

export default async function PrintRoutePage({ searchParams }: PageProps<'/visits/today/print'>) {
  return <RouteSheet paper={await routePaper(await context(), await searchParams)} />
}
