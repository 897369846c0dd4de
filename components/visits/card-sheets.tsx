import { SquareCode } from '@/components/print/square-code'
import { officialDay } from '@/components/ui/dates'
import { cardCode, cardsOnSheet, offerParts } from '@/domain/visits/cards'
import type { CardPaper } from '@/server/visits/card-paper'

type Props = { paper: CardPaper }
type Said = (label: string) => string

/** What was printed, sheet by sheet. */
export function CardSheets({ paper }: Props) {
  const values = new Map(paper.stated.map(({ label, value }) => [label, value]))
  const said: Said = (label) => values.get(label) ?? ''
  if (paper.kind === 'list') return <ServicePaper paper={paper} said={said} />
  if (paper.kind === 'map') return <ServiceMap paper={paper} said={said} />
  const on = cardsOnSheet[paper.kind]
  return Array.from({ length: paper.sheets }, (_, sheet) => (
    <section
      className={`cards cards-${on} ${paper.wrong.length > 0 ? 'cards-wrong' : ''}`}
      key={`${paper.id} ${sheet + 1}`}
      aria-label={`第 ${sheet + 1} 张`}
    >
      <Outdated paper={paper} />
      {Array.from({ length: on }, (_, place) => {
        const number = paper.numbers[sheet * on + place] ?? ''
        return paper.kind === 'contact' ? (
          <ContactCard key={number} paper={paper} said={said} number={number} />
        ) : (
          <ServiceCard key={`${sheet * on + place + 1}`} paper={paper} said={said} />
        )
      })}
    </section>
  ))
}

/** On the edge of a sheet that says something wrong by now, for whoever finds it in the printer. */
function Outdated({ paper: { wrong, on } }: Props) {
  if (wrong.length === 0) return null
  const [first, ...rest] = wrong.map(({ label }) => label)
  return (
    <p className="outdated">
      {officialDay(on)}那批的样子，“{first}”{rest.length > 0 && `等 ${wrong.length} 处`}
      和现在不一样，不要再发
    </p>
  )
}

/** 走访联系卡: left at a door nobody opened. */
function ContactCard({ paper, said, number }: Props & { said: Said; number: string }) {
  const head = [said('网格长'), said('网格长电话')].filter(Boolean).join(' ')
  return (
    <article className="card">
      <header>
        <b>走访联系卡</b>
        <span>
          卡号 <b className="card-number">{number}</b>
        </span>
      </header>
      <div className="card-body">
        <div>
          <p>您好！我们来看望您，您不在家。</p>
          <p>请打电话，报上卡号：</p>
          <p className="card-call">{said('居委会电话')}</p>
          <p>
            {said('网格')} 网格长 {head}
            {said('网格长微信') && <>　微信 {said('网格长微信')}</>}
          </p>
        </div>
        <SquareCode text={cardCode(paper.stated, number)} label={`扫码存下居委会电话，卡号 ${number}`} />
      </div>
      <footer>
        <span>{said('居委会')}</span>
        <span>　月　日　时　来访人：＿＿＿＿</span>
      </footer>
    </article>
  )
}

/** 零距离服务卡: hangs behind the door. */
function ServiceCard({ paper, said }: Props & { said: Said }) {
  const lines = [
    {
      label: '网格长',
      name: said('网格长'),
      call: said('网格长电话'),
      more: said('网格长微信') && `微信 ${said('网格长微信')}`,
    },
    { label: '户籍民警', name: said('户籍民警'), call: said('民警电话'), more: '' },
    { label: '居委会', name: '', call: said('居委会电话'), more: '' },
  ]
  return (
    <article className="card">
      <header>
        <b>零距离服务卡</b>
        <span>{said('网格')}</span>
      </header>
      <dl>
        {lines.map(({ label, name, call, more }) => (
          <div key={label}>
            <dt>
              {label} {name}
            </dt>
            <dd>
              <span className="card-call">{call}</span>
              {more && <span>{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        有事打电话，我们上门来。
        <br />
        报警 110　急救 120　火警 119
      </p>
      <footer>
        <span>{said('居委会')}</span>
        <span>{officialDay(paper.on)}印</span>
      </footer>
    </article>
  )
}

const offeredIn = ({ stated }: CardPaper) =>
  stated.slice(2).map(({ label, value }) => ({ name: label, ...offerParts(value) }))

/** 服务清单: one table to hang up. */
function ServicePaper({ paper, said }: Props & { said: Said }) {
  return (
    <article className="offer">
      <Outdated paper={paper} />
      <h1>{said('居委会')}服务清单</h1>
      <p className="offer-under">
        <span>
          有事请打 <b>{said('居委会电话')}</b>
        </span>
        <span>{officialDay(paper.on)}印</span>
      </p>
      <table>
        <thead>
          <tr>
            {['服务', '给谁', '在哪里', '什么时间', '电话'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offeredIn(paper).map(({ name, place, hours, phone, audience }) => (
            <tr key={`${name} ${place}`}>
              <th scope="row">{name}</th>
              <td>{audience || '居民'}</td>
              <td>{place}</td>
              <td>{hours}</td>
              <td>{phone || said('居委会电话')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

/** 服务地图: the same by place, so that who stands somewhere sees what is offered there. */
function ServiceMap({ paper, said }: Props & { said: Said }) {
  const offered = offeredIn(paper)
  const places = [...new Set(offered.map(({ place }) => place))]
  return (
    <article className="offer">
      <Outdated paper={paper} />
      <h1>{said('居委会')}服务地图</h1>
      <p className="offer-under">
        <span>
          {places.length} 处，有事请打 <b>{said('居委会电话')}</b>
        </span>
        <span>{officialDay(paper.on)}印</span>
      </p>
      <ol className="places">
        {places.map((place) => (
          <li key={place}>
            <h2>{place}</h2>
            <ul>
              {offered
                .filter((one) => one.place === place)
                .map(({ name, hours, phone, audience }) => (
                  <li key={name}>
                    <b>{name}</b>
                    {[audience, hours, phone].filter(Boolean).map((part) => `　${part}`)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </article>
  )
}
