import { listHref } from '@/components/households/links'
import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { grouped } from '@/components/ui/numbers'
import type { HouseholdLedger } from '@/server/households/household-ledger'

/** The list as a ledger on landscape A4: columns as chosen, the sum once at the end, blanks to sign in. */
export function HouseholdLedgerPaper({ ledger }: { ledger: HouseholdLedger }) {
  const { place, counts, day, by, query, cut, lines, columns } = ledger
  const shown = `${grouped(lines.length)} 户`
  return (
    <PrintSheet
      title="家庭名单"
      wide
      back={{ href: listHref(query), label: '回到名单' }}
      meta={cut ? `只印前 ${shown}，全部 ${grouped(counts.households)} 户请导出` : shown}
    >
      <Ledger
        title={`${place.name}家庭名单`}
        under={[`单位：${place.name}`, `统计时点：${day}`, '单位：户']}
        columns={[{ label: '序号', width: '12mm', align: 'c' }, ...columns]}
        rows={lines.map(({ id, cells }, index) => ({ id, cells: [index + 1, ...cells] }))}
        total={{
          span: 2,
          cells: [{ text: `${grouped(counts.households)} 户 ${grouped(counts.people)} 人`, span: columns.length - 1 }],
        }}
        signs={['制表人', '审核人']}
        watermark={`${by} ${day} 家庭名单`}
      />
    </PrintSheet>
  )
}
