import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { dayText, officialDay } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import type { DeliveryPaper } from '@/server/rosters/delivery-file'

/** 慰问领取单: a line for everybody with a blank to sign; what is delivered already says when and to whom. */
export function DeliverySheet({ paper }: { paper: DeliveryPaper }) {
  const { id, festival, item, roster, lines, all, done, today, by, place } = paper
  const counted = `${grouped(all)} 份，已送达 ${grouped(done)} 份`
  return (
    <PrintSheet title={`${festival}慰问`} wide back={{ href: `/deliveries/${id}`, label: '回到发放单' }} meta={counted}>
      <Ledger
        title={`${place}${festival}慰问领取单`}
        under={[`填报单位（盖章）：${place}`, `名单：${roster}`, `物品：${item}`, `日期：${officialDay(today)}`]}
        columns={[
          { label: '序号', width: '12mm', align: 'c' },
          { label: '姓名', width: '28mm' },
          { label: '住址', width: '90mm' },
          { label: '物品', width: '34mm' },
          { label: '领取日期', width: '34mm', align: 'c' },
          { label: '领取签字', width: '40mm' },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: [
            line.place,
            line.name ?? '待定',
            line.address,
            item,
            line.deliveredOn ? dayText(line.deliveredOn, '') : '',
            line.deliveredOn ? `已送达，${line.takenBy}` : '',
          ],
        }))}
        total={{ span: 2, cells: [{ text: counted, span: 4 }] }}
        signs={['制表人', '审核人', '发放人']}
        watermark={`${by} ${today} ${festival}慰问`}
      />
    </PrintSheet>
  )
}
