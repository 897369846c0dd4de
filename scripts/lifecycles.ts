import { granted, type Role, roles } from '@/domain/access/roles'
import {
  type IssueAct,
  issueStages,
  issueStates,
  stageOf,
  type Transition,
  transitions,
} from '@/domain/issues/lifecycle'

const notes = { none: '', optional: '可写说明', required: '必须写说明' }
const clocks = { pauses: '暂停计时', resumes: '接着计时', stops: '停止计时', restarts: '重新计时' }

/** docs/lifecycles.md, drawn from the table of transitions and from nothing else. */
export function lifecycles(): string {
  const acts = Object.keys(transitions) as IssueAct[]
  const states = Object.entries(issueStates)
  const arrows = acts.flatMap((act) => {
    const { from, to, label }: Transition = transitions[act]
    return from.map((state) => `  ${state} --> ${to}: ${label}`)
  })
  const rows = acts.map((act) => {
    const { label, from, to, permission, note, clock }: Transition = transitions[act]
    const who = (Object.keys(roles) as Role[])
      .filter((role) => granted[role].has(permission))
      .map((role) => roles[role])
    const starts = from.map((state) => issueStates[state]).join('、')
    return `| ${label} | \`${act}\` | ${starts} | ${issueStates[to]} | ${who.join('、')} | ${notes[note]} | ${clock ? clocks[clock] : ''} |`
  })
  return [
    '# 诉求的一生',
    '',
    'Drawn by `npm run lifecycles` from `domain/issues/lifecycle.ts`; a test holds it to the code.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> reported: 登记',
    ...states.map(([state, label]) => `  ${state}: ${issueStages[stageOf[state as keyof typeof stageOf]]} · ${label}`),
    ...arrows,
    ...states
      .filter(([state]) => !acts.some((act) => (transitions[act].from as readonly string[]).includes(state)))
      .map(([state]) => `  ${state} --> [*]`),
    '```',
    '',
    '| 步骤 | act | 从 | 到 | 谁可以 | 说明 | 计时 |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
