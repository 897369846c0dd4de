import type { Phone } from '@/components/door/door-app'

/** 要看一看: what the server did not take, with why and the way to mend it; nothing leaves here by itself. */
export function DoorTray({ phone, again }: { phone: Phone; again: () => void }) {
  const entries = phone.entries.filter(({ state }) => state === 'attention')
  const addressOf = (id: string) =>
    phone.pack?.doors.find(({ visit }) => visit.householdId === id)?.visit.address ?? '不在今天名单里的一户'
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
        {entries.length === 0 && <p className="soft">没有了，都传到了。</p>}
        <ul className="know">
          {entries.map(({ key, householdId, words }) => (
            <li key={key}>
              <a href={`#/${householdId}`} className="door-line">
                {addressOf(householdId)}
              </a>
              <p>{words}</p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
