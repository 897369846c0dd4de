import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { officialDay } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { dayOf } from '@/domain/calendar/civil-day'
import { clockText, monthDay } from '@/domain/calendar/day-text'
import type { RoutePaper } from '@/server/visits/visit-round'

const results = ['见到', '半开门', '没人', '不愿接待', '另约', '空置']

/** 路线单: a line for every stop in the order one walks, boxes to tick, room to write; handed back after use. */
export function RouteSheet({ paper }: { paper: RoutePaper }) {
  const { arranged, walk, distant, left, place, today, until, by, query } = paper
  const all = [...arranged, ...walk]
  const span = until === today ? officialDay(today) : `${officialDay(today)}至${officialDay(until)}`
  const others = [
    ...(distant > 0 ? [`A 类 ${distant} 户不上门，另打电话`] : []),
    ...(left > 0 ? [`另有 ${grouped(left)} 户这张排不下`] : []),
  ]
  return (
    <PrintSheet
      title="路线单"
      wide
      back={{ href: href('/visits/today', query), label: '回到名单' }}
      meta={`${grouped(all.length)} 户`}
    >
      <Ledger
        write
        title={`${place}走访路线单`}
        under={[`日期：${span}`, `共 ${grouped(all.length)} 户`, '走访人：', '用后交回']}
        columns={[
          { label: '序号', width: '10mm', align: 'c' },
          { label: '住址、户主', width: '58mm' },
          { label: '为什么去', width: '58mm' },
          { label: '时段', width: '32mm' },
          { label: '结果', width: '54mm' },
          { label: '听到什么、答应了什么、哪天前', width: '48mm' },
        ]}
        rows={all.map((stop, index) => ({
          id: stop.id,
          cells: [
            index + 1,
            <>
              {stop.address}
              <br />
              {stop.head ?? ''}
              {stop.contactClass === 'C' ? '　C 类' : ''}
            </>,
            <Lines key="reasons" lines={stop.reasons} />,
            <Lines key="when" lines={whenOf(stop, today)} />,
            <span key="results" className="boxes">
              {results.map((word) => (
                <span key={word}>□ {word}</span>
              ))}
            </span>,
            '',
          ],
        }))}
        signs={['走访人', '交回日期', '收回人']}
        note={`${[...others, '本单不印证件号和健康情况；不拍照、不外传，用后交回居委会统一销毁'].join('。')}。`}
        watermark={`${by} ${today} 走访`}
      />
    </PrintSheet>
  )
}

type Line = RoutePaper['walk'][number]

function whenOf({ at, hours, quiet, slot, language, interpreters }: Line, today: string): string[] {
  const day = at ? dayOf(at) : today
  return [
    ...(at ? [`约 ${day === today ? '' : `${monthDay(day)} `}${clockText(at)}`] : []),
    ...(hours ? [`方便 ${hours}`] : []),
    ...(quiet ? [`免打扰 ${quiet}`] : []),
    ...(slot ? [slot] : []),
    ...(language ? [`${language}${interpreters.length > 0 ? `，请 ${interpreters.join('、')}` : ''}`] : []),
  ]
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
