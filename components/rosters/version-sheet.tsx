import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { dayOf, officialDay } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import { printSeal } from '@/domain/rosters/versions'
import type { VersionPaper } from '@/server/rosters/version-file'

/** A version on landscape A4 as it was frozen, with a blank to sign in for each line. */
export function VersionSheet({ paper }: { paper: VersionPaper }) {
  const { id, label, number, where, onDay, rows, unit, words, columns, lines, by, monthly, printedBy, today } = paper
  const frozen = `${monthly ? '月末自动' : by} ${officialDay(dayOf(paper.frozenAt))} 定版，第 ${number} 版，校验码 ${printSeal(paper.seal)}`
  const said = [
    words.length > 0 ? `条件：${words.join('，')}。` : '',
    `${frozen}。`,
    paper.voidedAt ? `已作废：${paper.voidReason}。` : '',
  ].join('')
  return (
    <PrintSheet
      title={label}
      wide
      back={{ href: `/rosters/versions/${id}`, label: '回到这一版' }}
      meta={`${grouped(rows)} ${unit}`}
    >
      <Ledger
        title={`${where}${label}名册${paper.voidedAt ? '（已作废）' : ''}`}
        under={[`填报单位（盖章）：${where}`, `统计时点：${officialDay(onDay)}`, `单位：${unit}`]}
        columns={[{ label: '序号', width: '12mm', align: 'c' }, ...columns, { label: '领取签字', width: '28mm' }]}
        rows={lines.map(({ id: line, cells }, at) => ({ id: line, cells: [at + 1, ...cells, ''] }))}
        total={{ span: 2, cells: [{ text: `${grouped(rows)} ${unit}`, span: columns.length }] }}
        signs={['制表人', '审核人', '发放人']}
        note={said}
        watermark={`${printedBy} ${today} ${label}第${number}版`}
      />
    </PrintSheet>
  )
}
