import { momentText } from '@/components/ui/dates'
import { AreaField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { typeSoundAction } from '@/server/visits/actions'
import type { SoundList } from '@/server/visits/sound-list'

/** 待录文字: each voice note with the words of its visit so far; typed, the sound goes. */
export function Sounds({ rows, today }: { rows: SoundList['rows']; today: string }) {
  return (
    <ul className="know">
      {rows.map(({ id, address, visitId, visitAt, by, note }) => (
        <li key={id}>
          <p>
            <a href={`/visits/${visitId}`}>{address}</a>
            <span className="sub">
              　{by}　{momentText(visitAt, today)} 走访
            </span>
          </p>
          {note && <p className="soft">{note}</p>}
          <audio controls preload="none" src={`/attachments/${id}`} aria-label={`${address} 的语音备忘`}>
            <track kind="captions" />
          </audio>
          <ActionForm action={typeSoundAction} className="form">
            <HiddenField name="id" value={id} />
            <AreaField name="words" label="听到的话" rows={3} required />
            <div className="field">
              <SubmitButton>录成文字</SubmitButton>
            </div>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
