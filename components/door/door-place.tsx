import { DoorFiles } from '@/components/door/door-files'
import type { Desk } from '@/components/door/outbox'
import { PhoneForm } from '@/components/door/phone-form'
import { useDraft } from '@/components/door/use-draft'
import type { Phone } from '@/components/door/use-phone'
import { FilledFields } from '@/components/ui/form'
import { PlaceFields } from '@/components/visits/place-fields'
import { limits } from '@/config/limits'
import { placeFault } from '@/domain/visits/at-door'

type Props = { phone: Phone; desk: Desk; changed: (sending: boolean) => Promise<void> }
const most = { photos: limits.photosPerVisit, seconds: limits.soundSeconds }
const full = '手机存不下了，这一条还没有存。字都在这页上：请清出一点空间再按保存。'
// each is a line of its own: what was seen at one place waits for no other
const lineOf = (key: string) => `place ${key}`

/** 记地点上的事 on the phone: a vehicle, a hazard with its photo, what the surroundings look like; sent like a visit. */
export function DoorPlace({ phone, desk, changed }: Props) {
  const begun = phone.entries.find((entry) => entry.kind === 'place' && entry.state !== 'waiting')
  const draft = useDraft({ desk, begun, kind: 'place', lineOf, full, changed, faultIn: placeFault })
  const { key, values, keepWords, form, typed, fault } = draft
  if (values === null) return null
  const doors = (phone.pack?.doors ?? []).map(({ visit }) => `${visit.number} ${visit.address}`)
  return (
    <PhoneForm
      {...{ title: '记地点上的事', save: '记下来', words: begun?.words, form, typed, fault }}
      saved={(event) => {
        event.preventDefault()
        void draft.save()
      }}
    >
      <section className="phone-sec">
        <FilledFields values={values}>
          <PlaceFields id={key} grids={[]} doors={doors} />
        </FilledFields>
      </section>
      <DoorFiles desk={desk} entryKey={key} of="place" most={most} keepWords={keepWords} />
    </PhoneForm>
  )
}
