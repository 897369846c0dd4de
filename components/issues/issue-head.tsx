import { momentText } from '@/components/ui/dates'
import { Menu } from '@/components/ui/menu'
import { PageHead } from '@/components/ui/page-head'
import { type Stage, Stages } from '@/components/ui/stages'
import { dayOf } from '@/domain/calendar/civil-day'
import { issueGrades, issueKinds, issueRoutes, issueSubcategories, units } from '@/domain/issues/codes'
import { type IssueAct, type IssueStage, issueStages, issueStates } from '@/domain/issues/lifecycle'
import type { IssueFile } from '@/server/issues/issue-file'

const rare: readonly string[] = ['redispatch', 'decline', 'merge', 'withdraw', 'reopen', 'send_back']

/** Title, one line of facts, and what can be done: the usual step as the one primary button, the rare ones under 更多. */
export function IssueHead({ issue }: { issue: IssueFile }) {
  const households = issue.people?.households.length ?? 0
  const facts = [
    issue.number,
    issueGrades[issue.grade] + (issue.hard ? '，难办' : ''),
    `${issueKinds[issue.kind]}，${issueSubcategories[issue.subcategory]}`,
    issue.place,
    households > 1 ? `涉及 ${households} 户` : '',
    `首问 ${issue.firstTaker}`,
  ]
  return (
    <PageHead
      crumbs={[{ label: '诉求', href: '/issues' }, { label: issueStates[issue.state] }]}
      title={issue.title}
      meta={facts.filter(Boolean).join('　')}
      actions={<Actions issue={issue} />}
    />
  )
}

function Actions({ issue }: { issue: IssueFile }) {
  const at = (what: string) => `/issues/${issue.id}?do=${what}#step`
  const open = issue.may.filter(({ why }) => why === null)
  const usual = open.filter(({ act }) => !rare.includes(act))
  const { side } = issue
  const under = [
    ...open.filter(({ act }) => rare.includes(act)).map(({ act, label }) => ({ label, href: at(act) })),
    ...(side.join ? [{ label: '加一户（+1 户）', href: at('join') }] : []),
    ...(side.supervise ? [{ label: '督办', href: at('supervise') }] : []),
    ...(side.edit ? [{ label: '改文字', href: at('edit') }] : []),
  ]
  const primary = usual.find(({ act }) => act !== 'pause')
  const others = usual.filter((step) => step !== primary)
  return (
    <>
      {side.slip && (
        <a className="btn" href={`/issues/${issue.id}/slip`}>
          打印回执
        </a>
      )}
      {under.length > 0 && (
        <Menu label="更多">
          <ul className="menu-links">
            {under.map(({ label, href }) => (
              <li key={label}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </Menu>
      )}
      {side.respond && (
        <a className="btn" href={at('respond')}>
          先行答复
        </a>
      )}
      {others.map(({ act, label }) => (
        <a key={act} className="btn" href={at(act)}>
          {label}
        </a>
      ))}
      {primary && (
        <a className="btn btn-primary" href={at(primary.act)}>
          {primary.label}
        </a>
      )}
    </>
  )
}

/** 点单—接单—解单—评单—归档 with the day and the person of each. */
export function StageLine({ issue }: { issue: IssueFile }) {
  const order = Object.keys(issueStages) as IssueStage[]
  const at = order.indexOf(issue.stage)
  const finished = issue.stage === 'file'
  const stages: Stage[] = order.map((stage, index) => ({
    name: issueStages[stage],
    state: index < at || (finished && index === at) ? 'past' : index === at ? 'now' : 'todo',
    notes: notesOf(stage, issue, index <= at),
  }))
  return <Stages stages={stages} label="四单制进度" />
}

const stepsOfStage: Record<IssueStage, readonly (IssueAct | 'register')[]> = {
  order: ['register'],
  accept: ['accept'],
  solve: ['redispatch', 'dispatch', 'take'],
  rate: ['follow_up', 'reply'],
  file: ['close', 'decline', 'merge', 'withdraw'],
}

function notesOf(stage: IssueStage, issue: IssueFile, reached: boolean): string[] {
  const step = reached ? issue.steps.find(({ act }) => stepsOfStage[stage].includes(act as IssueAct)) : undefined
  if (!step) return stage === 'rate' && !reached ? ['答复后开始'] : []
  const when = momentText(step.at, dayOf(issue.now))
  if (stage === 'solve') {
    const who = issue.unitCode ? units[issue.unitCode] : ''
    return [`${when} 起，${issueRoutes[issue.route]}`, [who, issue.handler].filter(Boolean).join(' ')]
  }
  return [when, stage === 'file' ? `${step.by}　${issueStates[issue.state]}` : step.by]
}
