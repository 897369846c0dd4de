import type { FormEvent } from 'react'
import { DoorFiles } from '@/components/door/door-files'
import { walked } from '@/components/door/door-round'
import type { Desk } from '@/components/door/outbox'
import { PhoneForm } from '@/components/door/phone-form'
import { useDraft } from '@/components/door/use-draft'
import type { Phone } from '@/components/door/use-phone'
import { FilledFields } from '@/components/ui/form'
import { VisitBrief } from '@/components/visits/visit-brief'
import { VisitFields } from '@/components/visits/visit-fields'
import { limits } from '@/config/limits'
import { visitFault } from '@/domain/visits/at-door'
import { cardNumberOf } from '@/domain/visits/card-number'
import type { VisitForm } from '@/server/visits/visit-form'

type Props = {
  door: NonNullable<Phone['pack']>['doors'][number]
  phone: Phone
  desk: Desk
  changed: (sending: boolean) => Promise<void>
}
const most = { photos: limits.photosPerVisit, seconds: limits.soundSeconds }
const full = '手机存不下了，这一条还没有存。字都在这页上：请清出一点空间再按保存，或连上网络从“今日走访名单”里记。'

/** 记走访 on the phone: every word is kept here as it is written; saved, it is sent when there is network. */
export function DoorVisit({ door: { visit }, phone, desk, changed }: Props) {
  const { householdId } = visit
  const begun = phone.entries.find((entry) => entry.householdId === householdId && entry.state !== 'waiting')
  const draft = useDraft({
    ...{ desk, begun, kind: 'visit', lineOf: () => householdId, full, changed },
    faultIn: (form) =>
      visitFault(form, { ...visit, first: visit.first && !isSeen(phone, visit) }, new Date(desk.now())),
  })
  const { key, values, keepWords, form, typed, fault } = draft
  const saved = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void draft.save()
  }
  if (values === null) return null
  return (
    <PhoneForm
      {...{ ...placeOf(phone, householdId), save: '保存走访', words: begun?.words, form, typed, saved, fault }}
      above={<VisitBrief visit={visit} />}
    >
      <FilledFields values={values}>
        <VisitFields visit={{ ...visit, id: key, card: cardNumberOf(key) }} />
      </FilledFields>
      <DoorFiles desk={desk} entryKey={key} of="visit" most={most} keepWords={keepWords} />
    </PhoneForm>
  )
}

/** 第 3 户，共 8 户, in the order of the round, and the door after it. */
function placeOf({ pack }: Phone, householdId: string) {
  const doors = walked(pack?.doors ?? [])
  const at = doors.findIndex(({ visit }) => visit.householdId === householdId)
  const next = doors[at + 1]?.visit.householdId
  return { title: `第 ${at + 1} 户，共 ${doors.length} 户`, next: next && `#/${next}` }
}

/** A visit of today may have been the first already. */
const isSeen = ({ done, entries }: Phone, { householdId }: VisitForm) =>
  done.has(householdId) || entries.some((entry) => entry.householdId === householdId && entry.state === 'waiting')
