import type { Population } from '@/domain/figures/population'

/** 减负账: the forms departments ask for, and their fields (seed row 90). */
export const formPopulations = {
  form: {
    label: '登记的报表',
    unit: '份',
    subject: 'form',
    time: 'on',
    definition: '期末二十四时仍要报送、已登记的报表。',
    ways: {},
  },
  form_field: {
    label: '报表要求的字段',
    unit: '个',
    subject: 'form_field',
    time: 'on',
    definition: '这些报表要填的字段；按表头同义词和标签与档案对照，序号、备注不算重复。',
    ways: {
      held: { label: '系统', parts: { yes: '已有', no: '没有' } },
      doubled: { label: '与别的报表', parts: { yes: '重复', no: '不重复' } },
    },
  },
} as const satisfies Record<string, Population>
