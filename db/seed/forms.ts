import { civil, moment } from '@/db/seed/days'
import { Random, seedOf } from '@/db/seed/random'
import type { Making } from '@/db/seed/world'
import { askedField, headingsIn } from '@/domain/exchange/asked-forms'
import type { FormFrequency, FormSource } from '@/domain/exchange/form-codes'

const whose = '姓名、性别、出生日期、身份证号码、联系电话、家庭住址'
type Asked = readonly [department: string, name: string, frequency: FormFrequency, more: string]

/** Forms as departments ask for them: the same people again and again, with a little more each time. */
const asked: readonly Asked[] = [
  ['民政科', '高龄老人花名册', 'monthly', `序号、${whose}、年龄、发放标准、备注`],
  ['民政科', '独居老人台账', 'monthly', `${whose}、年龄、居住情况、子女姓名、子女电话、结对人`],
  ['民政科', '低保对象核查表', 'quarterly', `${whose}、是否低保、与户主关系、家庭月收入、核查结论`],
  ['民政科', '困境儿童信息表', 'quarterly', `${whose}、监护人姓名、监护人电话、就读学校`],
  ['残联', '残疾人基本情况表', 'yearly', `${whose}、残疾类别、残疾等级、残疾证号、康复需求`],
  ['卫健办', '0—3岁婴幼儿摸底表', 'quarterly', `${whose}、监护人姓名、户籍地址、托育意愿`],
  ['卫健办', '65岁以上老年人体检名单', 'yearly', `${whose}、年龄、健康状况`],
  ['退役军人服务站', '优抚对象信息表', 'quarterly', `${whose}、优抚类别、优待证、工作单位`],
  ['社保所', '失业人员登记表', 'monthly', `${whose}、文化程度、是否失业、培训意愿`],
  ['派出所', '来沪人员信息表', 'weekly', `${whose}、户籍地址、来沪日期、居住证有效期、房东`],
  ['派出所', '出租房屋清册', 'monthly', '小区、楼栋、单元、室号、房东、房东电话、租客姓名、租客身份证号'],
  ['综治办', '重点人员动态表', 'weekly', `${whose}、人员类别、网格员、走访日期、思想动态`],
  ['综治办', '网格走访日报', 'daily', '网格、网格员、走访户数、上报事件数'],
  ['安监办', '沿街商铺消防检查表', 'monthly', '店名、经营者、联系电话、地址、灭火器数量、检查日期、隐患'],
  ['党建办', '党员双报到统计表', 'monthly', '姓名、性别、政治面貌、工作单位、联系电话、报到日期'],
  ['统计站', '人口变动月报', 'monthly', '居民区、期初人数、出生、死亡、迁入、迁出、期末人数'],
]

/** 减负登记 of a committee: what departments ask for, with the fields the files hold already. */
export function addForms({ world, plan, rows, staff, id }: Making): void {
  const random = new Random(seedOf(world.seed, world.on, plan.code + 2))
  for (const [department, name, frequency, fields] of plan.demo ? asked : random.shuffled([...asked]).slice(0, 6)) {
    const recordedAt = moment(world.today - random.int(70, 400), random.int(540, 1_000))
    const source: FormSource = frequency === 'daily' ? 'group' : random.pick(['document', 'notice', 'system'] as const)
    const form = { id: id(recordedAt), areaCode: plan.code, recordedBy: staff.secretary, recordedAt }
    const basis = source === 'document' ? `${department}〔${random.int(2024, 2026)}〕${random.int(3, 60)}号` : null
    rows.forms.push({ ...form, department, name, frequency, source, basis, fromOn: civil(world.today - 400) })
    headingsIn(fields).forEach((heading, place) => {
      rows.formFields.push({ id: id(recordedAt), areaCode: plan.code, formId: form.id, place, ...askedField(heading) })
    })
  }
}
