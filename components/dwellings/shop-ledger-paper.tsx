import { shopsHref } from '@/components/dwellings/uses'
import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { grouped } from '@/components/ui/numbers'
import type { ShopLedger } from '@/server/dwellings/shop-ledger'

/** The register of shops as a ledger on landscape A4, with blanks to sign in. */
export function ShopLedgerPaper({ ledger }: { ledger: ShopLedger }) {
  const { place, day, by, query, total, words, lines, columns } = ledger
  const shown = `${grouped(lines.length)} 处`
  const cut = lines.length < total
  return (
    <PrintSheet
      title="商铺登记"
      wide
      back={{ href: shopsHref(query), label: '回到商铺' }}
      meta={cut ? `只印前 ${shown}，全部 ${grouped(total)} 处请导出` : shown}
    >
      <Ledger
        title={`${place.name}商铺登记`}
        under={[`单位：${place.name}`, `统计时点：${day}`, words || '全部商铺', '单位：处']}
        columns={[{ label: '序号', width: '10mm', align: 'c' }, ...columns]}
        rows={lines.map(({ id, cells }, index) => ({ id, cells: [index + 1, ...cells] }))}
        total={{ span: 2, cells: [{ text: `${grouped(total)} 处`, span: columns.length - 1 }] }}
        signs={['制表人', '审核人']}
        watermark={`${by} ${day} 商铺登记`}
      />
    </PrintSheet>
  )
}
