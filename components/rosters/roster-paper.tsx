import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { rosterHref } from '@/components/rosters/links'
import { officialDay } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import type { RosterLedger } from '@/server/rosters/roster-ledger'

/** 领取单: a roster on landscape A4 with a blank to sign in for each line, the sum once at the end. */
export function RosterPaper({ ledger }: { ledger: RosterLedger }) {
  const { label, count, lines, columns, unit, words, day, by, place, query } = ledger
  const printed = `${grouped(lines.length)} ${unit}`
  const cut = lines.length < count ? `只印前 ${printed}，全部 ${grouped(count)} ${unit}请导出` : undefined
  const said = [words.length > 0 ? `条件：${words.join('，')}。` : '', cut ? `${cut}。` : ''].join('')
  return (
    <PrintSheet title={label} wide back={{ href: rosterHref(query), label: '回到名册' }} meta={cut ?? printed}>
      <Ledger
        title={`${place.name}${label}名册`}
        under={[`填报单位（盖章）：${place.name}`, `统计时点：${officialDay(day)}`, `单位：${unit}`]}
        columns={[{ label: '序号', width: '12mm', align: 'c' }, ...columns, { label: '领取签字', width: '28mm' }]}
        rows={lines.map(({ id, cells }, index) => ({ id, cells: [index + 1, ...cells, ''] }))}
        total={{ span: 2, cells: [{ text: `${grouped(count)} ${unit}`, span: columns.length }] }}
        signs={['制表人', '审核人', '发放人']}
        note={said || undefined}
        watermark={`${by} ${day} ${label}`}
      />
    </PrintSheet>
  )
}
