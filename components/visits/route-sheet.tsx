import type { ReactNode } from 'react'
import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { officialDay } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { dayOf } from '@/domain/calendar/civil-day'
import { clockText, monthDay } from '@/domain/calendar/day-text'
import type { RoutePaper } from '@/server/visits/visit-round'

const results = ['见到', '半开门', '没人', '不愿接待', '另约', '空置']

/** 路线单: a line for every stop in the order one walks, boxes to tick, room to write; a sheet for each grid; handed back after use. */
export function RouteSheet({ paper }: { paper: RoutePaper }) {
  const { arranged, walk, query, grids } = paper
  const all = [...arranged, ...walk]
  const sheets = grids.map(({ code, name }) => ({ code, name, stops: all.filter(({ areaCode }) => areaCode === code) }))
  const several = sheets.length > 1
  return (
    <PrintSheet
      title="路线单"
      wide
      back={{ href: href('/visits/today', query), label: '回到名单' }}
      meta={`${grouped(all.length)} 户${several ? `，${sheets.length} 个网格各一张` : ''}`}
    >
      {several ? (
        sheets.map(({ code, name, stops }, index) => (
          <Sheet key={code} paper={paper} grid={name} stops={stops} first={index === 0} />
        ))
      ) : (
        <Sheet paper={paper} grid="" stops={all} first />
      )}
    </PrintSheet>
  )
}

type Said = { paper: RoutePaper; grid: string; stops: Line[]; first: boolean }

function Sheet({ paper: { distant, left, place, today, until, by }, grid, stops, first }: Said) {
  const span = until === today ? officialDay(today) : `${officialDay(today)}至${officialDay(until)}`
  const others = [
    ...(first && distant > 0 ? [`A 类 ${distant} 户不上门，另打电话`] : []),
    ...(first && left > 0 ? [`另有 ${grouped(left)} 户这张排不下`] : []),
  ]
  return (
    <Ledger
      write
      title={`${place}${grid}走访路线单`}
      under={[`日期：${span}`, `共 ${grouped(stops.length)} 户`, '走访人：', '用后交回']}
      columns={[
        { label: '序号', width: '10mm', align: 'c' },
        { label: '住址、户主', width: '48mm' },
        { label: '为什么去', width: '52mm' },
        { label: '时段', width: '26mm' },
        { label: '结果', width: '44mm' },
        { label: '听到什么、答应了什么、哪天前', width: '80mm' },
      ]}
      rows={stops.map((stop, index) => ({ id: stop.id, cells: cellsOf(stop, index + 1, today) }))}
      signs={['走访人', '交回日期', '收回人']}
      note={`${[...others, '本单不印证件号和健康情况；不拍照、不外传，用后交回居委会统一销毁'].join('。')}。`}
      {...(first ? { watermark: `${by} ${today} 走访` } : {})}
    />
  )
}

function cellsOf(stop: Line, place: number, today: string): ReactNode[] {
  return [
    place,
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
  ]
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

/** Lines of words in which no date is broken. */
function Lines({ lines }: { lines: string[] }) {
  return lines.map((line) => (
    <div key={line}>
      {line.split(/((?:\d+年)?\d+月\d+日前?)/).map((part, index) =>
        index % 2 === 1 ? (
          <span className="whole" key={index}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </div>
  ))
}
