import type { Permission } from '@/domain/access/roles'

/** 四单制: 点单 → 接单 → 解单 → 评单 → 归档, with its side doors (features §4.12). */
export const issueStates = {
  reported: '待接单',
  accepted: '待分派',
  handling: '办理中',
  paused: '挂起',
  handled: '待答复',
  replied: '待回访',
  rated: '待归档',
  closed: '已归档',
  declined: '不予受理',
  merged: '已并入',
  withdrawn: '已撤回',
} as const
export type IssueState = keyof typeof issueStates

/** How far a matter is, as it is told to who brought it. */
export const residentStates: Record<IssueState, string> = {
  reported: '已登记，等着安排人办',
  accepted: '已接下，正在安排谁来办',
  handling: '正在办',
  paused: '先停一停，条件到了接着办',
  handled: '办过了，等着答复您',
  replied: '已答复您',
  rated: '已答复，您也评过了',
  closed: '办完了',
  declined: '不在这里办，原因见答复',
  merged: '和同一件事并在一起办',
  withdrawn: '已撤回',
}

/** The five stages people see; each state stands in exactly one. */
export const issueStages = { order: '点单', accept: '接单', solve: '解单', rate: '评单', file: '归档' } as const
export type IssueStage = keyof typeof issueStages

export const stageOf: Record<IssueState, IssueStage> = {
  reported: 'order',
  accepted: 'accept',
  handling: 'solve',
  paused: 'solve',
  handled: 'solve',
  replied: 'rate',
  rated: 'rate',
  closed: 'file',
  declined: 'file',
  merged: 'file',
  withdrawn: 'file',
}

/** 在办: still owed something. 办结 is the moment the resident has our recorded reply (or learnt why not). */
export const openStates: readonly IssueState[] = ['reported', 'accepted', 'handling', 'paused', 'handled']

/** What one step of the loop asks for and does; buttons, guards, the diagram and the tests read this table. */
export type Transition = {
  label: string
  from: readonly IssueState[]
  to: IssueState
  permission: Permission
  note: 'none' | 'optional' | 'required'
  /** The limit runs from registration; what this step does to it. */
  clock?: 'pauses' | 'resumes' | 'stops' | 'restarts'
}

export const transitions = {
  accept: {
    label: '接单',
    from: ['reported'],
    to: 'accepted',
    permission: 'issue.report',
    note: 'optional',
  },
  take: { label: '自己办', from: ['accepted'], to: 'handling', permission: 'issue.handle', note: 'optional' },
  decline: {
    label: '不予受理',
    from: ['reported', 'accepted'],
    to: 'declined',
    permission: 'issue.dispatch',
    note: 'required',
    clock: 'stops',
  },
  dispatch: { label: '派单', from: ['accepted'], to: 'handling', permission: 'issue.dispatch', note: 'optional' },
  redispatch: {
    label: '改派',
    from: ['handling', 'paused'],
    to: 'handling',
    permission: 'issue.dispatch',
    note: 'required',
  },
  pause: {
    label: '挂起',
    from: ['handling'],
    to: 'paused',
    permission: 'issue.handle',
    note: 'required',
    clock: 'pauses',
  },
  resume: {
    label: '恢复办理',
    from: ['paused'],
    to: 'handling',
    permission: 'issue.handle',
    note: 'none',
    clock: 'resumes',
  },
  finish: { label: '办完', from: ['handling'], to: 'handled', permission: 'issue.handle', note: 'required' },
  reply: {
    label: '答复',
    from: ['handled'],
    to: 'replied',
    permission: 'issue.reply',
    note: 'required',
    clock: 'stops',
  },
  follow_up: {
    label: '回访',
    from: ['replied', 'rated'],
    to: 'rated',
    permission: 'issue.follow_up',
    note: 'optional',
  },
  send_back: {
    label: '退回重办',
    from: ['replied', 'rated'],
    to: 'handling',
    permission: 'issue.follow_up',
    note: 'required',
    clock: 'resumes',
  },
  close: { label: '归档', from: ['rated'], to: 'closed', permission: 'issue.close', note: 'none' },
  reopen: {
    label: '重开',
    from: ['closed'],
    to: 'handling',
    permission: 'issue.dispatch',
    note: 'required',
    clock: 'restarts',
  },
  merge: {
    label: '并入',
    from: ['reported', 'accepted', 'handling'],
    to: 'merged',
    permission: 'issue.dispatch',
    note: 'required',
    clock: 'stops',
  },
  withdraw: {
    label: '撤回',
    from: ['reported', 'accepted', 'handling', 'paused'],
    to: 'withdrawn',
    permission: 'issue.report',
    note: 'required',
    clock: 'stops',
  },
} as const satisfies Record<string, Transition>
export type IssueAct = keyof typeof transitions

/** The steps open to somebody who holds `held` while an issue stands in `state`. */
export function stepsFrom(state: IssueState, held: (permission: Permission) => boolean): IssueAct[] {
  return (Object.keys(transitions) as IssueAct[]).filter((act) => {
    const step: Transition = transitions[act]
    return step.from.includes(state) && held(step.permission)
  })
}

/** Lists people work from: each issue stands in exactly one of the first five and in 在办 while it is not settled. */
export const workLists = {
  open: { label: '在办', states: openStates },
  waiting: { label: '待分派', states: ['reported', 'accepted'] },
  handling: { label: '办理中', states: ['handling', 'paused'] },
  handled: { label: '待答复', states: ['handled'] },
  replied: { label: '待回访', states: ['replied'] },
  rated: { label: '待归档', states: ['rated'] },
  filed: { label: '已归档', states: ['closed', 'declined', 'merged', 'withdrawn'] },
  all: { label: '全部', states: Object.keys(issueStates) as IssueState[] },
} as const satisfies Record<string, { label: string; states: readonly IssueState[] }>
export type WorkList = keyof typeof workLists

/** What is written beside the transitions and leaves the state as it is. */
export const sideSteps = {
  register: '登记',
  respond: '先行答复',
  supervise: '督办',
  join: '加入同一诉求',
  arrive: '吹哨报到',
  rate_arrival: '评报到',
  edit: '改文字',
  recount: '重算期限',
} as const
export type SideStep = keyof typeof sideSteps

/** The words of any recorded step. */
export function stepLabel(act: IssueAct | SideStep | 'extend'): string {
  if (act === 'extend') return '改期'
  return act in transitions ? transitions[act as IssueAct].label : sideSteps[act as SideStep]
}
