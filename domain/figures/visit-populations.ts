import type { Population } from '@/domain/figures/population'
import { visitModes, visitOutcomes, visitorKinds } from '@/domain/visits/codes'

const taskParts = { done: '完成', not: '未完成', none: '未填' }

/** The rounds of visits and who makes them. */
export const visitPopulations = {
  visit: {
    label: '走访',
    unit: '户次',
    subject: 'visit',
    time: 'within',
    definition: '期内的走访记录，每户每次计一次；接待和民情记录不计。走访对象按商户档案和住房用途分。',
    ways: {
      outcome: { label: '结果', parts: visitOutcomes },
      mode: { label: '方式', parts: visitModes },
      target: { label: '走访对象', parts: { home: '住家', shop: '商铺', mixed: '商住混用' } },
      mentored: { label: '老带新', parts: { yes: '老带新同行', no: '其他' } },
    },
  },
  card: {
    label: '走访联系卡',
    unit: '张',
    subject: 'visit',
    time: 'within',
    definition: '期内留下编号联系卡的走访。',
    ways: { reached: { label: '之后', parts: { yes: '其后联系上', no: '尚未联系上' } } },
  },
  first_visit: {
    label: '首访',
    unit: '户次',
    subject: 'visit',
    time: 'within',
    definition: '期内标为首次上门并见到人的走访；六个一逐项记完成或未完成的原因。',
    ways: {
      identity: { label: '亮一个身份', parts: taskParts },
      service: { label: '送一份服务', parts: taskParts },
      situation: { label: '知一家情况', parts: taskParts },
      publicity: { label: '做一次宣传', parts: taskParts },
      needs: { label: '问一声需求', parts: taskParts },
      talents: { label: '挖一批能人', parts: taskParts },
    },
  },
  team: {
    label: '走访队伍',
    unit: '人',
    subject: 'visitor',
    time: 'on',
    definition: '统计时点在队的走访人员，含没有账号的。',
    ways: { kind: { label: '类别', parts: { ...visitorKinds, other: '其他' } } },
  },
} as const satisfies Record<string, Population>
