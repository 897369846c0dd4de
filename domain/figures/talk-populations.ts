import type { Population } from '@/domain/figures/population'
import { observationKinds } from '@/domain/visits/codes'

const onTime = { label: '期限', parts: { on_time: '按期', late: '逾期' } }

/** What people told us at the door, and what we promised them. */
export const talkPopulations = {
  promise_carried: {
    label: '答应事项期初未答复',
    unit: '件',
    subject: 'promise',
    time: 'within',
    definition: '期初以前答应、期初零时尚未答复的事项。',
    ways: {},
  },
  promise_new: {
    label: '答应事项新增',
    unit: '件',
    subject: 'promise',
    time: 'within',
    definition: '期内答应居民的事项。',
    ways: {},
  },
  promise_answered: {
    label: '答应事项已答复',
    unit: '件',
    subject: 'promise',
    time: 'within',
    definition: '期内给了居民答复的答应事项。',
    ways: { timely: onTime },
  },
  promise_open: {
    label: '答应事项期末未答复',
    unit: '件',
    subject: 'promise',
    time: 'on',
    definition: '期末二十四时以前答应、尚未答复的事项；逾期按现行答复日。',
    ways: { due: onTime },
  },
  observation: {
    label: '民情记录',
    unit: '条',
    subject: 'observation',
    time: 'within',
    definition: '期内记下的民情，一次联系可记几条；不计为走访。',
    ways: { kind: { label: '类别', parts: observationKinds } },
  },
} as const satisfies Record<string, Population>
