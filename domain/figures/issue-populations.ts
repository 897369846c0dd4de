import type { Population } from '@/domain/figures/population'
import {
  dissatisfactionCauses,
  issueCategories,
  issueGrades,
  issueKinds,
  issueRoutes,
  issueSources,
  issueSubcategories,
  ratings,
} from '@/domain/issues/codes'

/** The loop of requests, the departments called and the answers to callbacks. */
export const issuePopulations = {
  issue_carried: {
    label: '上期结转',
    unit: '件',
    subject: 'issue',
    time: 'within',
    definition: '期初以前登记、期初零时尚未办结的诉求。',
    ways: {},
  },
  issue_new: {
    label: '本期新增',
    unit: '件',
    subject: 'issue',
    time: 'within',
    definition: '登记时间在期内的诉求。',
    ways: {
      source: { label: '来源', parts: issueSources },
      kind: { label: '性质', parts: issueKinds },
      category: { label: '类别', parts: issueCategories },
      subcategory: { label: '二级类别', parts: issueSubcategories },
      grade: { label: '等级', parts: issueGrades },
      repeat: { label: '重复', parts: { repeated: '90天内重复', first: '未重复' } },
    },
  },
  issue_settled: {
    label: '办结',
    unit: '件',
    subject: 'issue',
    time: 'within',
    definition: '居民得到记录在案的答复（含不予受理、并入、撤回）的时间在期内的诉求。',
    ways: {
      timely: { label: '时限', parts: { on_time: '按期', late: '逾期', none: '未定期限' } },
      route: { label: '办理方式', parts: issueRoutes },
      manner: {
        label: '办结方式',
        parts: { answered: '答复', declined: '不予受理', merged: '并入', withdrawn: '撤回' },
      },
      followed: { label: '回访', parts: { yes: '已回访', no: '未回访' } },
      solved: { label: '解决', parts: { yes: '认可解决', no: '未认可', exempt: '咨询、撤并不考核', unasked: '未问' } },
      redispatched: { label: '改派', parts: { yes: '改派过', no: '未改派' } },
    },
  },
  issue_open: {
    label: '期末在办',
    unit: '件',
    subject: 'issue',
    time: 'on',
    definition: '期末二十四时以前登记、尚未办结的诉求。',
    ways: {
      due: {
        label: '时限',
        parts: { late: '逾期', today: '今天到期', soon: '三日内到期', later: '更晚', paused: '挂起', none: '未定期限' },
      },
      urgent_late: { label: '较急逾期', parts: { yes: '较急且逾期', no: '其他' } },
      grade: { label: '等级', parts: issueGrades },
    },
  },
  whistle: {
    label: '吹哨应到',
    unit: '家次',
    subject: 'whistle',
    time: 'within',
    definition: '期内吹哨叫到的部门，每件每部门计一家次。',
    ways: { arrival: { label: '报到', parts: { on_time: '按时报到', late: '超时报到', none: '尚未报到' } } },
  },
  follow_up: {
    label: '收到回访',
    unit: '户',
    subject: 'follow_up',
    time: 'within',
    definition: '期内的回访记录，每件每户计一次。',
    ways: {
      rating: { label: '评价', parts: ratings },
      most: { label: '回访最多的一件', parts: { satisfied: '满意', other: '其他评价', others: '别的事项' } },
      cause: { label: '不满意原因', parts: { ...dissatisfactionCauses, none: '无' } },
    },
  },
} as const satisfies Record<string, Population>
