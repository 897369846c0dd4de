import { useEffect, useRef, useState } from 'react'
import { entriesIn, type Values, valuesOf } from '@/components/door/form-entries'
import { newKey } from '@/components/door/keys'
import { closeDraft, type Desk, formOf, keepDraft } from '@/components/door/outbox'
import type { Entry } from '@/components/door/store'
import type { FormEntries, SyncKind } from '@/domain/visits/sync'

type Spec = {
  desk: Desk
  /** What was begun earlier and goes on. */
  begun: Entry | undefined
  kind: SyncKind
  /** Among what it is sent in order: the household of a visit; each place is a line of its own. */
  lineOf: (key: string) => string
  /** Said when the phone has no room. */
  full: string
  changed: (sending: boolean) => Promise<void>
  /** What is wrong with it as it stands, said before it is left; nothing when it may be sent. */
  faultIn: (form: FormEntries) => string | undefined
}

/** A form that is kept on the phone as it is written, and waits to be sent once it is saved. `values` is null while it is read. */
export function useDraft({ desk, begun, kind, lineOf, full, changed, faultIn }: Spec) {
  const [key] = useState(() => begun?.key ?? newKey(desk.now()))
  const [values, setValues] = useState<Values | null | undefined>(begun ? null : undefined)
  const [fault, setFault] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (values === null) void formOf(desk, key).then((told) => setValues(told && valuesOf(told)))
  }, [desk, key, values])
  // what was written on this page; nothing before the first word and once it is saved
  const written = useRef<FormEntries>(undefined)
  // the list is told of a draft somebody leaves, so that opening the door again goes on with it
  useLeaving(() => {
    clearTimeout(timer.current)
    const words = written.current
    const told = () => changed(false)
    if (words) void keepDraft(desk, key, lineOf(key), words, kind).then(told, told)
  })

  const keepWords = async () => {
    clearTimeout(timer.current)
    if (!form.current) return
    written.current = entriesIn(form.current)
    await keepDraft(desk, key, lineOf(key), written.current, kind)
  }
  const unkept = () => setFault(full)
  const kept = (said: string) => keepWords().then(() => setFault(said), unkept)
  const typed = () => {
    clearTimeout(timer.current)
    if (form.current) written.current = entriesIn(form.current)
    timer.current = setTimeout(() => void kept(''), 60)
  }
  // pressed once more while it is being put away: it would leave two pages
  const saving = useRef(false)
  const save = async () => {
    clearTimeout(timer.current)
    if (!form.current || saving.current) return
    // what was said before is said anew, or no more
    setFault('')
    const words = entriesIn(form.current)
    const wrong = faultIn(words)
    // said once it is kept: keeping it takes away what was said before
    if (wrong) return kept(wrong)
    written.current = undefined
    saving.current = true
    await closeDraft(desk, key, lineOf(key), words, kind).then(
      () => changed(true).then(() => history.back()),
      () => {
        saving.current = false
        written.current = words
        setFault(full)
      },
    )
  }
  return { key, values, fault, form, keepWords, typed, save }
}

/** Does something when the page is left, as it stands then. */
function useLeaving(leave: () => void) {
  const last = useRef(leave)
  useEffect(() => {
    last.current = leave
  })
  useEffect(() => () => last.current(), [])
}
