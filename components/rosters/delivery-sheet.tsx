import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { dayText, officialDay } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import type { DeliveryPaper } from '@/server/rosters/delivery-file'

/** 慰问领取单: a line for everybody with a blank to sign; what is delivered already says when and to whom. */
export function DeliverySheet({ paper }: { paper: DeliveryPaper }) {
  const { id, festival, item, roster, lines, all, done, today, by, place, next } = paper
  const counted = `${grouped(all)} 份，已送达 ${grouped(done)} 份`
  const [first, last] = [lines[0]?.place ?? 0, lines.at(-1)?.place ?? 0]
  const parted = next !== undefined || first > 1
  return (
    <PrintSheet
      title={`${festival}慰问`}
      wide
      back={{ href: `/deliveries/${id}`, label: '回到发放单' }}
      meta={parted ? `${counted}，这里是序号 ${first}—${last}` : counted}
      actions={
        next !== undefined && (
          <a className="btn" href={href(`/deliveries/${id}/print`, { after: next })}>
            接着打印 {next + 1} 号起
          </a>
        )
      }
    >
      <Ledger
        title={`${place}${festival}慰问领取单`}
        under={[
          `填报单位（盖章）：${place}`,
          `名单：${roster}`,
          `物品：${item}`,
          `日期：${officialDay(today)}`,
          ...(parted ? [`序号：${first}—${last}`] : []),
        ]}
        columns={[
          { label: '序号', width: '12mm', align: 'c' },
          { label: '姓名', width: '28mm' },
          { label: '住址', width: '72mm' },
          { label: '物品', width: '52mm' },
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
