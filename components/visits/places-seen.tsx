import { momentText } from '@/components/ui/dates'
import { Section } from '@/components/ui/section'
import { PhotoLinks } from '@/components/visits/photo-links'
import { observationKinds } from '@/domain/visits/codes'
import type { PlacesSeen as Seen } from '@/server/visits/observation-form'

/** 近来地点上的事: the latest, with photos and the matter each became. */
export function PlacesSeen({ seen, today }: { seen: Seen; today: string }) {
  if (seen.length === 0) return null
  return (
    <Section title="近来地点上的事" meta={`最近 ${seen.length} 条`}>
      <table className="table stack">
        <caption className="sr">近来地点上的事</caption>
        <tbody className="lines">
          {seen.map(({ id, kind, place, text, issueId, at, by, photos }) => (
            <tr key={id}>
              <td>
                {place}
                <span className="sub">{text}</span>
                <PhotoLinks photos={photos} />
              </td>
              <td className="aux tight">{observationKinds[kind]}</td>
              <td className="aux tight">
                {momentText(at, today)}
                <span className="sub">{by}</span>
              </td>
              <td className="aux tight">{issueId && <a href={`/issues/${issueId}`}>看诉求</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
