import {
  educations,
  ethnicGroups,
  healthStates,
  hukouKinds,
  idTypes,
  maritalStatuses,
  politicalStatuses,
  registrations,
  sexes,
} from '@/domain/residents/codes'

const word = (table: Record<string, string>) => (code: string) => table[code] ?? code

/** The fields of a person a form may change, with their words and the words of their codes. */
export const residentWords: Record<string, { label: string; shown?: (value: string) => string }> = {
  name: { label: '姓名' },
  formerName: { label: '曾用名' },
  idType: { label: '证件类型', shown: word(idTypes) },
  idNumber: { label: '证件号' },
  sex: { label: '性别', shown: word(sexes) },
  bornOn: { label: '出生日期' },
  phone: { label: '电话' },
  phoneNote: { label: '电话说明' },
  ethnic: { label: '民族', shown: word(ethnicGroups) },
  education: { label: '学历', shown: word(educations) },
  marital: { label: '婚姻', shown: word(maritalStatuses) },
  political: { label: '政治面貌', shown: word(politicalStatuses) },
  work: { label: '工作或学习' },
  health: { label: '健康', shown: word(healthStates) },
  registration: { label: '人户状态', shown: word(registrations) },
  hukou: { label: '户籍', shown: word(hukouKinds) },
  hukouAddress: { label: '户籍地址' },
  permitUntil: { label: '居住证到期日' },
  guardianName: { label: '监护人' },
  note: { label: '备注' },
}
