import { IntakeForm, JoinForm } from '@/components/issues/intake-form'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { issueStates } from '@/domain/issues/lifecycle'
import { context } from '@/server/context'
import { type IssueIntake, issueIntake } from '@/server/issues/issue-intake'

export const metadata = { title: '登记诉求' }

export default async function NewIssuePage({ searchParams }: PageProps<'/issues/new'>) {
  const intake = await issueIntake(await context(), await searchParams)
  const { household } = intake
  return (
    <>
      <PageHead
        crumbs={[{ label: '诉求', href: '/issues' }, { label: '登记' }]}
        title="登记诉求"
        meta={household ? `${household.address}　${household.headName ?? ''}` : '谁接的谁是首问，到答复为止不变'}
      />
      <Split aside={<Known intake={intake} />} label="这里已有的事">
        <IntakeForm intake={intake} />
      </Split>
    </>
  )
}

function Known({ intake: { similar, household, place } }: { intake: IssueIntake }) {
  if (!place) {
    return (
      <Section title="这里已有的事" first>
        <p className="soft">从家庭档案点“登记诉求”进来，这里会列出同一栋楼 90 天内的事，可以一键 +1 户。</p>
      </Section>
    )
  }
  return (
    <Section title="这里已有的事" meta="同一处，90 天内" first>
      {similar.length === 0 ? (
        <p className="soft">没有。</p>
      ) : (
        <table className="table">
          <caption className="sr">同一处的诉求</caption>
          <tbody>
            {similar.map((one) => (
              <tr key={one.id}>
                <td>
                  <a href={`/issues/${one.id}`}>{one.title}</a>
                  <span className="sub">
                    {one.number}　{monthDay(dayOf(one.registeredAt))}　{issueStates[one.state]}
                  </span>
                  {household && one.settledAt === null && <JoinForm issueId={one.id} household={household.id} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
