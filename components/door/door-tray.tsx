import { dropFile, moveFiles } from '@/components/door/files'
import { type Desk, handOver } from '@/components/door/outbox'
import { tryFileAgain } from '@/components/door/uploads'
import type { Phone } from '@/components/door/use-phone'
import { attachmentKinds } from '@/domain/visits/attachment-codes'

type Props = { phone: Phone; desk: Desk; changed: (sending: boolean) => Promise<void>; again: () => void }

/** 要看一看: what the server did not take, with why and the ways on: mended, or handed to the secretary; nothing leaves here by itself. */
export function DoorTray({ phone, desk, changed, again }: Props) {
  const entries = phone.entries.filter(({ state }) => state === 'attention')
  const files = phone.files.filter(({ state }) => state === 'attention')
  const addressOf = (id: string) =>
    phone.pack?.doors.find(({ visit }) => visit.householdId === id)?.visit.address ?? '不在今天名单里的一户'
  const handed = (key: string) =>
    handOver(desk, key)
      .then((own) => moveFiles(desk, key, own))
      .then(() => changed(true))
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="#/">名单</a>
        <b>要看一看</b>
        <button type="button" onClick={again}>
          再传
        </button>
      </div>
      <section className="phone-sec">
        <h1>没传上去的走访</h1>
        {entries.length + files.length === 0 && <p className="soft">没有要看的了。</p>}
        <ul className="know">
          {entries.map(({ key, kind, householdId, words }) => (
            <li key={key}>
              <a href={kind === 'place' ? '#/place' : `#/${householdId}`} className="door-line">
                {kind === 'place' ? '地点上的事' : addressOf(householdId)}
              </a>
              <p>{words}</p>
              <p className="soft">点开改好再存；改不了的，交给书记，写的都在。</p>
              <p className="more-line">
                <button type="button" className="btn btn-touch" onClick={() => void handed(key)}>
                  交给书记
                </button>
              </p>
            </li>
          ))}
          {files.map(({ key, kind, words }) => (
            <li key={key}>
              <p>
                {attachmentKinds[kind]}：{words}
              </p>
              <p className="more-line">
                <button
                  type="button"
                  className="btn"
                  onClick={() => void tryFileAgain(desk, key).then(() => changed(true))}
                >
                  再传这一个
                </button>
                <button
                  type="button"
                  className="btn"
                  onClick={() => void dropFile(desk, key).then(() => changed(false))}
                >
                  不要这一个
                </button>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
