import { type FormEvent, useEffect, useRef, useState } from 'react'
import { DoorFiles } from '@/components/door/door-files'
import { entriesIn, type Values, valuesOf } from '@/components/door/form-entries'
import { newKey } from '@/components/door/keys'
import { closeDraft, type Desk, formOf, keepDraft } from '@/components/door/outbox'
import type { Phone } from '@/components/door/use-phone'
import { FilledFields } from '@/components/ui/form'
import { VisitBrief } from '@/components/visits/visit-brief'
import { VisitFields } from '@/components/visits/visit-fields'
import { limits } from '@/config/limits'
import { cardNumberOf } from '@/domain/visits/card-number'

type Props = {
  door: NonNullable<Phone['pack']>['doors'][number]
  phone: Phone
  desk: Desk
  changed: (sending: boolean) => Promise<void>
}
const most = { photos: limits.photosPerVisit, seconds: limits.soundSeconds }

/** 记走访 on the phone: every word is kept here as it is written; saved, it is sent when there is network. */
export function DoorVisit({ door: { visit }, phone, desk, changed }: Props) {
  const { householdId } = visit
  const begun = phone.entries.find((entry) => entry.householdId === householdId && entry.state !== 'waiting')
  const [key] = useState(() => begun?.key ?? newKey(desk.now()))
  const [values, setValues] = useState<Values | null | undefined>(begun ? null : undefined)
  const [fault, setFault] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (values === null) void formOf(desk, key).then((form) => setValues(form && valuesOf(form)))
  }, [desk, key, values])
  useEffect(() => () => clearTimeout(timer.current), [])

  const kept = (work: Promise<unknown>) =>
    work.then(
      () => setFault(''),
      () =>
        setFault(
          '手机存不下了，这一条还没有存。字都在这页上：请清出一点空间再按保存，或连上网络从“今日走访名单”里记。',
        ),
    )
  const typed = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    const words = entriesIn(currentTarget)
    timer.current = setTimeout(() => void kept(keepDraft(desk, key, householdId, words)), 60)
  }
  const saved = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    clearTimeout(timer.current)
    const words = entriesIn(event.currentTarget)
    if (!words.some(([name, value]) => name === 'outcome' && value)) return setFault('请选见到没有。填的都在。')
    await kept(
      closeDraft(desk, key, householdId, words)
        .then(() => changed(true))
        .then(() => history.back()),
    )
  }
  const keepWords = async () => {
    clearTimeout(timer.current)
    if (form.current) await keepDraft(desk, key, householdId, entriesIn(form.current))
  }
  if (values === null) return null
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="#/">名单</a>
        <b>记走访</b>
        <span />
      </div>
      {begun?.words && (
        <div className="notice notice-overdue" role="alert">
          <h2>{begun.words}</h2>
        </div>
      )}
      <VisitBrief visit={visit} />
      <form ref={form} onInput={typed} onSubmit={(event) => void saved(event)} noValidate>
        <FilledFields values={values}>
          <VisitFields visit={{ ...visit, id: key, card: cardNumberOf(key) }} />
        </FilledFields>
        <DoorFiles desk={desk} entryKey={key} of="visit" most={most} keepWords={keepWords} />
        {fault && (
          <div className="notice notice-overdue" role="alert">
            <h2>{fault}</h2>
          </div>
        )}
        <div className="phone-foot">
          <button type="submit" className="btn btn-primary btn-wide btn-touch">
            保存走访
          </button>
        </div>
      </form>
    </main>
  )
}
