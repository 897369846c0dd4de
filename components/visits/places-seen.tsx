import { momentText } from '@/components/ui/dates'
import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import { PhotoLinks } from '@/components/visits/photo-links'
import { observationKinds } from '@/domain/visits/codes'
import { settleHazardAction } from '@/server/visits/actions'
import type { OpenHazards, PlacesSeen as Seen } from '@/server/visits/observation-form'

/** 近来地点上的事: the latest, with photos and the matter each became. */
export function PlacesSeen({ seen, today }: { seen: Seen; today: string }) {
  if (seen.length === 0) return null
  return (
    <Section title="近来地点上的事" meta={`最近 ${seen.length} 条`}>
      <Listing
        caption="近来地点上的事"
        rows={seen}
        columns={(column) => [
          column('在哪里，什么事', ({ place, text, photos }) => <Told place={place} text={text} photos={photos} />),
          column('哪一类', ({ kind }) => observationKinds[kind], 'aux tight'),
          column('谁看到', ({ at, by }) => <SeenBy at={at} by={by} today={today} />, 'aux tight'),
          column('', ({ issueId }) => issueId && <a href={`/issues/${issueId}`}>看诉求</a>, 'aux tight'),
        ]}
      />
    </Section>
  )
}

/** 待核实的隐患: what volunteers told, each to become a matter by one tap, or to stay a note with the reason. */
export function HazardsToSettle({ open, today }: { open: OpenHazards; today: string }) {
  if (open.length === 0) return null
  return (
    <Section title="待核实的隐患" meta="志愿者报的，看过再立诉求" id="hazards" first>
      <Listing
        caption="待核实的隐患"
        rows={open}
        columns={(column) => [
          column('在哪里，什么事', ({ place, text, photos }) => (
            <Told place={place ?? ''} text={text} photos={photos} />
          )),
          column('谁看到', ({ at, by }) => <SeenBy at={at} by={by} today={today} />, 'aux tight'),
          column('', (row) => <SettleForm row={row} />),
        ]}
      />
    </Section>
  )
}

function SettleForm({ row: { id, place } }: { row: OpenHazards[number] }) {
  return (
    <>
      <ActionForm action={settleHazardAction}>
        <HiddenField name="id" value={id} />
        <SubmitButton kind="plain" name="as" value="matter">
          立诉求
        </SubmitButton>
      </ActionForm>
      <details>
        <summary>不立</summary>
        <ActionForm action={settleHazardAction}>
          <HiddenField name="id" value={id} />
          <TextField name="reason" label={`${place ?? ''}：为什么不立`} required />
          <SubmitButton kind="plain" name="as" value="note">
            留作民情
          </SubmitButton>
        </ActionForm>
      </details>
    </>
  )
}

type Photos = Seen[number]['photos']

function Told({ place, text, photos }: { place: string | null; text: string; photos: Photos }) {
  return (
    <>
      {place}
      <span className="sub">{text}</span>
      <PhotoLinks photos={photos} />
    </>
  )
}

function SeenBy({ at, by, today }: { at: Date; by: string; today: string }) {
  return (
    <>
      {momentText(at, today)}
      <span className="sub">{by}</span>
    </>
  )
}
