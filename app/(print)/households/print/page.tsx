import { HouseholdLedgerPaper } from '@/components/households/ledger-paper'
import { context } from '@/server/context'
import { householdLedger } from '@/server/households/household-ledger'

export const metadata = { title: '打印家庭名单' }

export default async function PrintHouseholdsPage({ searchParams }: PageProps<'/households/print'>) {
  const ledger = await householdLedger(await context(), await searchParams)
  return <HouseholdLedgerPaper ledger={ledger} />
}
