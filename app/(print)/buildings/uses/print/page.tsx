import { ShopLedgerPaper } from '@/components/dwellings/shop-ledger-paper'
import { context } from '@/server/context'
import { shopLedger } from '@/server/dwellings/shop-ledger'

export const metadata = { title: '打印商铺登记' }

export default async function PrintShopsPage({ searchParams }: PageProps<'/buildings/uses/print'>) {
  const ledger = await shopLedger(await context(), await searchParams)
  return <ShopLedgerPaper ledger={ledger} />
}
