import type { Phone } from '@/components/door/use-phone'
import { ClassBox } from '@/components/ui/class-box'
import { Dated } from '@/components/ui/dated'
import { Mark } from '@/components/ui/mark'
import { clockText } from '@/domain/calendar/day-text'

type Props = { phone: Phone; person: string; isOld: boolean; renew: () => Promise<void>; again: () => void }
type Door = NonNullable<Phone['pack']>['doors'][number]

const isOpen = ({ visit }: Door) => visit.contactClass !== 'A'
/** The doors in the order they are shown and walked: class A, by telephone, comes last. */
export const walked = (doors: readonly Door[]) => [...doors.filter(isOpen), ...doors.filter((door) => !isOpen(door))]

/** 名单: what waits on this phone first, then every door of today with why it is on the round. */
export function DoorRound({ phone, person, isOld, renew, again }: Props) {
  const { pack, entries } = phone
  const doors = pack?.doors ?? []
  const open = doors.filter(isOpen)
  const distant = doors.filter((door) => !isOpen(door))
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="/">今日</a>
        <b>门口</b>
        <button type="button" onClick={() => void renew()}>
          更新
        </button>
      </div>
      {isOld && <Newer />}
      <Outgoing phone={phone} again={again} />
      <section className="phone-sec">
        <h1>今日走访名单</h1>
        <p className="meta">
          {person}
          {pack && `　${clockText(new Date(pack.takenAt))} 取的名单，离线能用到 ${untilText(pack.until)}`}
        </p>
        <p>
          <a className="btn" href="#/place">
            记地点上的事
          </a>
          <span className="soft">　{placeState(entries)}</span>
        </p>
        {!pack && <p>这部手机上还没有名单。请连上网络，点“更新”。</p>}
        <Doors doors={open} phone={phone} />
        {pack && open.length === 0 && <p className="soft">今天没有要上门的户。</p>}
      </section>
      {distant.length > 0 && (
        <section className="phone-sec">
          <h2>
            电话、线上<span className="meta">A 类，不上门</span>
          </h2>
          <Doors doors={distant} phone={phone} />
        </section>
      )}
    </main>
  )
}

function placeState(entries: Phone['entries']): string {
  const places = entries.filter(({ kind }) => kind === 'place').map(({ state }) => state)
  if (places.includes('attention')) return '有一条没传上去'
  return places.includes('draft') ? '有一条写了一半' : ''
}

/** The server runs another build: this page goes on, and its person changes when it suits them. */
function Newer() {
  return (
    <section className="phone-sec" role="status">
      <p>
        <Mark colour="blue" plain>
          系统已更新
        </Mark>
        <span className="soft">　这一页还能用，写的都在手机上。</span>{' '}
        <button type="button" className="btn btn-quiet" onClick={() => location.reload()}>
          换成新的
        </button>
      </p>
    </section>
  )
}

const untilText = (iso: string) => {
  const at = new Date(iso)
  return `${at.getMonth() + 1}月${at.getDate()}日 ${clockText(at)}`
}

/** What is not yet with the server, and whether that is for want of network. */
function Outgoing({ phone, again }: Pick<Props, 'phone' | 'again'>) {
  const { entries, files, status } = phone
  const of = (state: string) => entries.filter((entry) => entry.state === state).length
  const [waiting, drafts] = [of('waiting'), of('draft')]
  const attention = of('attention') + files.filter(({ state }) => state === 'attention').length
  const beside = filesToSend(phone)
  return (
    <section className="phone-sec outgoing" role="status">
      {waiting > 0 || beside ? (
        <p>
          <Mark colour="yellow" plain>
            {[waiting > 0 ? `${waiting} 条` : '', beside].filter(Boolean).join('、')}待上传
          </Mark>
          <span className="soft">
            　
            {status === 0
              ? '没有网络，先放在手机上，连上自己传'
              : status === 200
                ? '正在上传'
                : '服务器正忙，会自己再传'}
          </span>{' '}
          <button type="button" className="btn btn-quiet" onClick={again}>
            现在传
          </button>
        </p>
      ) : (
        <p>
          {attention === 0 && (
            <Mark colour="green" plain>
              都传到了
            </Mark>
          )}
          {drafts > 0 && <span className="soft">　另有 {drafts} 条写了一半</span>}
        </p>
      )}
      {attention > 0 && (
        <p>
          <a href="#/tray">
            <Mark colour="red" plain>
              {attention} 条要您看一看
            </Mark>
          </a>
        </p>
      )}
    </section>
  )
}

/** What of photos and sounds is to be sent; those of a draft wait until it is saved. */
function filesToSend({ entries, files }: Phone): string {
  const drafts = new Set(entries.filter(({ state }) => state !== 'waiting').map(({ key }) => key))
  const own = files.filter(({ state, entryKey }) => state === 'waiting' && !drafts.has(entryKey))
  const photos = own.filter(({ kind }) => kind === 'photo').length
  const sounds = own.length - photos
  return [photos > 0 ? `${photos} 张照片` : '', sounds > 0 ? `${sounds} 段语音` : ''].filter(Boolean).join('、')
}

function Doors({ doors, phone }: { doors: Door[]; phone: Phone }) {
  return (
    <ul className="know">
      {doors.map(({ visit, reasons }) => (
        <li key={visit.householdId}>
          <a href={`#/${visit.householdId}`} className="door-line">
            {visit.address}
          </a>
          <p>
            <ClassBox letter={visit.contactClass} />　{visit.members[0]?.name}
            <span className="soft">　{stateOf(visit.householdId, phone)}</span>
          </p>
          {reasons.map(({ kind, text, late }) => (
            <p key={`${kind}${text}`} className={late ? undefined : 'soft'}>
              {late ? (
                <Mark colour="red" plain={kind === 'cadence'}>
                  <Dated text={text} />
                </Mark>
              ) : (
                <Dated text={text} />
              )}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

const states = { draft: '写了一半', waiting: '已记，待上传', attention: '要看一看' } as const

function stateOf(householdId: string, { entries, done }: Phone): string {
  const entry = entries.filter((one) => one.householdId === householdId).at(-1)
  return entry ? states[entry.state] : done.has(householdId) ? '已记，传到了' : ''
}
