import type { Population } from '@/domain/figures/population'
import { arrivalReasons, attentions, checkings, contactClasses, departureReasons } from '@/domain/households/codes'
import { visitModes } from '@/domain/visits/codes'

const ages = {
  '0-3': '0—3岁',
  '4-6': '4—6岁',
  '7-12': '7—12岁',
  '13-17': '13—17岁',
  '18-34': '18—34岁',
  '35-59': '35—59岁',
  '60-69': '60—69岁',
  '70-79': '70—79岁',
  '80-89': '80—89岁',
  '90-': '90岁以上',
  none: '出生日期未核实',
}
const contact = {
  label: '联系方式',
  parts: { door: visitModes.door, phone: visitModes.phone, online: visitModes.online, none: '未联系' },
}
/** Households and the people in them, with what came and went. */
export const homePopulations = {
  household: {
    label: '在册户',
    unit: '户',
    subject: 'household',
    time: 'on',
    definition: '家庭档案在统计时点有效的户；类别按统计时点有效的分类记录。',
    ways: {
      use: { label: '居住情况', parts: { resident: '常住', rented: '出租', vacant: '空置', commercial: '商用' } },
      class: { label: '家庭分类', parts: { ...contactClasses, none: '待分类' } },
      attention: { label: '关注颜色', parts: attentions },
      contact,
      care: { label: 'C类按期联系', parts: { kept: '按期', late: '超期', other: '非C类' } },
      stale: { label: '久未联系', parts: { rented: '出租户超过12个月', other: '其他' } },
    },
  },
  household_checked: {
    label: '户的核实情况',
    unit: '户',
    subject: 'household',
    time: 'on',
    definition: '在册户按任一组资料最近一次核实的日子分；只记最近一次，看往日时以后又核实过的户不算在往日名下。',
    ways: { checked: { label: '核实', parts: checkings } },
  },
  household_due: {
    label: '应访户',
    unit: '户',
    subject: 'household',
    time: 'within',
    definition:
      '期末在册、不空置，期初前最近一次有效联系按走访周期（红色7日，C类、黄色30日，其余183日；类别、颜色按期末）在期内到期或从未联系的户，含电话、线上联系的A类户。',
    ways: { contact },
  },
  household_in: {
    label: '新增户',
    unit: '户',
    subject: 'household',
    time: 'within',
    definition: '建档日在期内的户。',
    ways: { arrival: { label: '原因', parts: { ...arrivalReasons, none: '未填原因' } } },
  },
  household_out: {
    label: '减少户',
    unit: '户',
    subject: 'household',
    time: 'within',
    definition: '销档日在期内的户；销档日是第一个不再在册的日子。',
    ways: { departure: { label: '原因', parts: { ...departureReasons, none: '未填原因' } } },
  },
  resident: {
    label: '登记人口',
    unit: '人',
    subject: 'resident',
    time: 'on',
    definition: '统计时点在本辖区有居住或挂户登记、健在的人，一人只计一次。',
    ways: {
      standing: {
        label: '人户状态',
        parts: {
          here: '人在户在',
          away: '户在人不在',
          attached: '空挂户',
          city: '市内人户分离',
          migrant: '流动人口',
          abroad: '境外人员',
          none: '人户状态未核实',
        },
      },
    },
  },
  living: {
    label: '实有人口',
    unit: '人',
    subject: 'resident',
    time: 'on',
    definition: '登记人口中不含户在人不在、空挂户；周岁按统计时点计算，生日当天即到龄。',
    ways: {
      age: { label: '年龄', parts: ages },
      party: { label: '政治面貌', parts: { member: '党员', other: '非党员', none: '未核实' } },
    },
  },
  resident_in: {
    label: '新增人口',
    unit: '人',
    subject: 'residency',
    time: 'within',
    definition: '实有人口中开始居住日在期内的。',
    ways: { arrival: { label: '原因', parts: { ...arrivalReasons, none: '未填原因' } } },
  },
  resident_out: {
    label: '减少人口',
    unit: '人',
    subject: 'residency',
    time: 'within',
    definition: '实有人口中不再居住（含去世）之日在期内的。',
    ways: { departure: { label: '原因', parts: { ...departureReasons, none: '未填原因' } } },
  },
} as const satisfies Record<string, Population>
