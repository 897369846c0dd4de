import { ClassBox } from '@/components/ui/class-box'
import { Dated } from '@/components/ui/dated'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { firstVisitWords } from '@/domain/visits/first-visit'
import type { Stop } from '@/server/visits/stops'
import type { VisitRound } from '@/server/visits/visit-round'

/** The sheet somebody walks with: those arranged by their hour, the others as one walks, class A apart and only by telephone. */
export function Round({ round }: { round: VisitRound }) {
  const { arranged, walk, left, distant, dueTotal } = round
  const listed = [...arranged, ...walk].filter(({ reasons }) => reasons.some(({ kind }) => kind === 'cadence')).length
  const counted = `${grouped(walk.length)} 户；按频次应访共 ${grouped(dueTotal)} 户，本单列 ${grouped(listed)} 户`
  return (
    <>
      <Choices round={round} />
      <FirstVisits round={round} />
      {arranged.length > 0 && (
        <Section title="约好的" meta={`${grouped(arranged.length)} 户，按时间`}>
          <Stops stops={arranged} />
        </Section>
      )}
      <Section
        title="顺路走"
        meta={`${counted}${left > 0 ? `；另有 ${grouped(left)} 户排不下` : ''}。按楼、单元，从上往下`}
      >
        {walk.length === 0 ? (
          <Empty title="这段时间没有要上门的">
            <p>没有到期的答应事项、预约和应访户。</p>
          </Empty>
        ) : (
          <Stops stops={walk} />
        )}
      </Section>
      {distant.length > 0 && (
        <Section title="电话、线上联系" meta="A 类，不上门">
          <Stops stops={distant} />
        </Section>
      )}
    </>
  )
}

/** What to say and do at every door nobody of us has been heard at yet: once, above them all. */
function FirstVisits({ round: { arranged, walk, distant, opening } }: { round: VisitRound }) {
  const many = [...arranged, ...walk, ...distant].filter(({ first }) => first).length
  if (many === 0) return null
  return (
    <Notice title={`标着“首访”的 ${grouped(many)} 户，先说：${opening}`}>
      <p>一趟做六件：{firstVisitWords}。</p>
    </Notice>
  )
}

function Choices({ round: { query, grids } }: { round: VisitRound }) {
  const at = (change: Record<string, string | number | undefined>) => href('/visits/today', { ...query, ...change })
  return (
    <div className="toolbar noprint">
      <Segments
        label="哪一段"
        segments={[
          { label: '今天', href: at({ span: 'today' }), current: query.span === 'today' },
          { label: '本周', href: at({ span: 'week' }), current: query.span === 'week' },
        ]}
      />
      {grids.length > 1 && (
        <Segments
          label="网格"
          segments={[
            { label: '全部', href: at({ area: undefined }), current: query.area === undefined },
            ...grids.map(({ code, name }) => ({
              label: name,
              href: at({ area: code }),
              current: query.area === code,
            })),
          ]}
        />
      )}
    </div>
  )
}

function Stops({ stops }: { stops: Stop[] }) {
  return (
    <Listing
      caption="走访名单"
      rows={stops}
      columns={(column) => [
        column('谁家', (stop) => <Whose stop={stop} />, { width: '36%' }),
        column('为什么去', (stop) => <Why stop={stop} />, 'aux'),
        column(
          '',
          ({ id, address }) => (
            <a className="btn" href={`/visits/new?household=${id}`} aria-label={`记走访：${address}`}>
              记走访
            </a>
          ),
          { width: '96px' },
        ),
      ]}
    />
  )
}

function Whose({ stop }: { stop: Stop }) {
  return (
    <>
      <a href={`/households/${stop.id}`}>{stop.address}</a>
      <span className="sub">
        <ClassBox letter={stop.contactClass} bare /> {stop.head ?? ''}
        {stop.hours && `　${stop.hours}`}
      </span>
      {stop.quiet && <span className="sub">免打扰 {stop.quiet}</span>}
      {stop.language && (
        <span className="sub">
          语言 {stop.language}
          {stop.interpreters.length > 0 ? `，可请 ${stop.interpreters.join('、')} 翻译` : '，没有登记翻译'}
        </span>
      )}
    </>
  )
}

function Why({ stop }: { stop: Stop }) {
  return (
    <>
      {stop.reasons.map(({ kind, text, late }) => (
        <div key={`${kind}${text}`}>
          {late && kind !== 'cadence' ? (
            <Mark colour="red">
              <Dated text={text} />
            </Mark>
          ) : (
            <Dated text={text} />
          )}
        </div>
      ))}
      {stop.first && <div>首访</div>}
      {stop.slot && (
        <div>
          <Mark colour="yellow">{stop.slot}</Mark>
        </div>
      )}
    </>
  )
}
