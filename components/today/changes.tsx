import { Section } from '@/components/ui/section'
import { arrivalReasons, departureReasons } from '@/domain/households/codes'
import { tags } from '@/domain/tags/codes'
import type { TodayDesk } from '@/server/visits/today'

/** 昨天以来的变化, each with the file it stands in. */
export function Changes({ changes, when }: { changes: TodayDesk['changes']; when: (at: Date) => string }) {
  return (
    <Section title="昨天以来的变化">
      {changes.length === 0 ? (
        <p className="soft">没有人员和政策变动。</p>
      ) : (
        <table className="table">
          <caption className="sr">昨天以来的变化</caption>
          <tbody>
            {changes.map((one) => (
              <tr key={`${one.id}${one.kind}`}>
                <td className="tnum tight faint">{when(one.at)}</td>
                <td>
                  {wordOf(one.kind)} {one.name}
                  <span className="sub">
                    <a href={`/households/${one.household_id}`}>{one.address}</a>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function wordOf(kind: string): string {
  if (kind.startsWith('tag:')) {
    const code = kind.slice(4)
    return code in tags ? `标签 ${tags[code as keyof typeof tags].label}` : '标签'
  }
  const words: Record<string, string> = { ...arrivalReasons, ...departureReasons }
  return words[kind] ?? kind
}
