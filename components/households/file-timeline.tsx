import { clock, dayText } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { Timeline } from '@/components/ui/timeline'
import { type TimelineKind, timelineKinds } from '@/domain/households/timeline'
import type { HouseholdFile } from '@/server/households/household-file'

/** 往来, newest first, by kind, twenty at a time. */
export function FileTimeline({ file }: { file: HouseholdFile }) {
  const { id, timeline, timelineKind, timelineCounts, earlierThan, today, on } = file
  const at = (query: Record<string, string | undefined>) => `${href(`/households/${id}`, { on, ...query })}#timeline`
  const all = Object.values(timelineCounts).reduce((sum, count) => sum + count, 0)
  const tabs = (Object.keys(timelineKinds) as TimelineKind[]).map((kind) => ({
    label: timelineKinds[kind],
    count: timelineCounts[kind],
    href: at({ kind }),
    current: kind === timelineKind,
  }))
  return (
    <Section title="往来" id="timeline">
      <Tabs label="往来" tabs={[{ label: '全部', count: all, href: at({}), current: !timelineKind }, ...tabs]} />
      {timeline.length === 0 && <p className="faint">还没有这一类往来。</p>}
      <Timeline
        entries={timeline.map((entry) => ({
          id: entry.id,
          key: entry.turn,
          when: `${dayText(entry.on, today)}${entry.at ? ` ${clock(entry.at)}` : ''}　${entry.kind}`,
          title: entry.link ? <a href={entry.link}>{entry.title}</a> : entry.title,
          ...(entry.body ? { body: entry.body } : {}),
        }))}
      />
      {earlierThan && (
        <p className="earlier">
          <a href={at({ kind: timelineKind, before: earlierThan })}>更早的</a>
        </p>
      )}
    </Section>
  )
}
