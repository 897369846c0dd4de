import { type FormEvent, useEffect, useRef, useState } from 'react'
import { DoorFiles } from '@/components/door/door-files'
import { entriesIn, type Values, valuesOf } from '@/components/door/form-entries'
import { newKey } from '@/components/door/keys'
import { closeDraft, type Desk, formOf, keepDraft } from '@/components/door/outbox'
import type { Phone } from '@/components/door/use-phone'
import { FilledFields } from '@/components/ui/form'
import { PlaceFields } from '@/components/visits/place-fields'
import { limits } from '@/config/limits'

type Props = { phone: Phone; desk: Desk; changed: (sending: boolean) => Promise<void> }
const most = { photos: limits.photosPerVisit, seconds: limits.soundSeconds }
const full = '手机存不下了，这一条还没有存。字都在这页上：请清出一点空间再按保存。'

/** 记地点上的事 on the phone: a vehicle, a hazard with its photo, what the surroundings look like; sent like a visit. */
export function DoorPlace({ phone, desk, changed }: Props) {
  const begun = phone.entries.find((entry) => entry.kind === 'place' && entry.state !== 'waiting')
  const [key] = useState(() => begun?.key ?? newKey(desk.now()))
  const [values, setValues] = useState<Values | null | undefined>(begun ? null : undefined)
  const [fault, setFault] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (values === null) void formOf(desk, key).then((told) => setValues(told && valuesOf(told)))
  }, [desk, key, values])
  useEffect(() => () => clearTimeout(timer.current), [])

  // each is a line of its own: what was seen at one place waits for no other
  const line = `place ${key}`
  const told = () => (form.current ? entriesIn(form.current) : [])
  const keepWords = () => keepDraft(desk, key, line, told(), 'place')
  const typed = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () =>
        void keepWords().then(
          () => setFault(''),
          () => setFault(full),
        ),
      60,
    )
  }
  const saved = (event: FormEvent) => {
    event.preventDefault()
    clearTimeout(timer.current)
    void closeDraft(desk, key, line, told(), 'place').then(
      () => changed(true).then(() => history.back()),
      () => setFault(full),
    )
  }
  if (values === null) return null
  const doors = (phone.pack?.doors ?? []).map(({ visit }) => `${visit.number} ${visit.address}`)
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="#/">名单</a>
        <b>记地点上的事</b>
        <span />
      </div>
      {begun?.words && (
        <div className="notice notice-overdue" role="alert">
          <h2>{begun.words}</h2>
        </div>
      )}
      <form ref={form} onInput={typed} onSubmit={saved} noValidate>
        <section className="phone-sec">
          <FilledFields values={values}>
            <PlaceFields id={key} grids={[]} doors={doors} />
          </FilledFields>
        </section>
        <DoorFiles desk={desk} entryKey={key} of="place" most={most} keepWords={keepWords} />
        {fault && (
          <div className="notice notice-overdue" role="alert">
            <h2>{fault}</h2>
          </div>
        )}
        <div className="phone-foot">
          <button type="submit" className="btn btn-primary btn-wide btn-touch">
            记下来
          </button>
        </div>
      </form>
    </main>
  )
}
