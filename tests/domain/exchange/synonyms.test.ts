import { expect, test } from 'vitest'
import { proposeMapping } from '@/domain/exchange/mapping'
import { type Field, fieldOfHeading } from '@/domain/exchange/synonyms'
import { ledger } from '@/tests/support/ledgers'

/** The 41 groups of standards §5.1 in their order; where one group holds several things, each field it may be. */
const groups: readonly [Field | readonly Field[], string][] = [
  ['name', '姓名, 名字, 居民姓名, 成员姓名, 人员姓名, 家庭成员, 家庭成员姓名'],
  [
    'id_number',
    '身份证号, 身份证号码, 公民身份号码, 公民身份证号码, 身份号码, 证件号码, 证件号, 身份证, 公民身份证件编号',
  ],
  ['id_type', '证件类型, 证件种类, 证件名称, 其他证件类型'],
  ['relation', '与户主关系, 户主或与户主关系, 与户主的关系, 家庭关系, 关系, 称谓, 与其他人员关系'],
  ['head_name', '户主, 户主姓名, 家庭户主, 业主/户主'],
  ['head_id_number', '户主身份证, 户主身份证号, 户主公民身份号码'],
  ['household_number', '户号, 户编号, 户编码, 家庭编号, 公安户号, 户口簿号, 档案号, 一户一档编号'],
  ['sex', '性别, 男/女, 性 别'],
  ['birth', '出生日期, 出生年月, 出生年月日, 生日, 出生时间, 出生'],
  ['age', '年龄, 周岁, 岁数'],
  ['ethnic', '民族, 民 族'],
  ['phone', '联系电话, 联系方式, 手机, 手机号, 手机号码, 电话, 移动电话, 本人电话'],
  ['landline', '固定电话, 固话, 座机, 住宅电话, 家庭电话'],
  ['contact_name', '紧急联系人, 联系人, 家属, 监护人, 子女姓名, 赡养人'],
  ['contact_phone', '紧急联系电话, 家属电话, 监护人电话, 子女电话'],
  ['registered_address', '户籍地址, 户口所在地, 户籍所在地, 户籍地, 户籍详址, 户口地址'],
  ['address', '现住址, 现居住地, 居住地址, 现住地址, 实际居住地, 家庭住址, 住址, 地址, 现住详细门牌'],
  ['estate', '小区, 小区名称, 楼盘, 物业小区, 现住小区/建筑'],
  ['building', '楼栋, 楼号, 幢号, 栋, 幢, 楼, 门牌号, 弄号'],
  ['unit', '单元, 单元号, 门洞, 梯'],
  ['room', '室号, 房号, 房间号, 户室, 室, 门号'],
  ['hukou', '户籍性质, 户口性质, 户别, 户口类别, 户籍类型'],
  ['registration', '人户状态, 人户情况, 人户分离, 是否人户分离, 人户一致标识, 居住状态, 是否在住, 人户一致'],
  ['dwelling_use', '房屋性质, 房屋类型, 产权性质, 房屋用途, 使用性质'],
  ['dwelling_state', '自住/出租, 是否出租, 房屋状态, 居住情况, 入住情况'],
  ['owner_name', '房东, 产权人, 房主, 业主, 房主姓名'],
  ['marital', '婚姻状况, 婚姻, 婚否, 婚姻情况'],
  ['education', '文化程度, 学历, 教育程度, 受教育程度'],
  ['political', '政治面貌, 党派, 是否党员'],
  ['workplace', '工作单位, 单位, 服务处所, 学校/单位, 就读学校, 工作/学习情况'],
  ['occupation', '职业, 就业情况, 就业状况, 从业状况, 是否失业'],
  ['health', '健康状况, 身体状况, 病情, 健康'],
  [
    ['disability', 'disability_grade', 'disability_number'],
    '残疾类别, 残疾类型, 残疾情况, 残疾等级, 残疾级别, 残疾证号, 残疾人证号',
  ],
  ['minimum_living', '低保, 是否低保, 低保户, 低保证号, 困难类型, 困难类别'],
  ['preferential', '优抚, 优抚对象, 优抚类别, 退役军人, 是否优抚'],
  ['tags', '人员类别, 人员类型, 重点人群, 特殊人群, 重点类别, 标签, 备注类别'],
  ['grid', '网格, 网格号, 所属网格, 微网格, 块, 楼组'],
  ['grid_worker', '网格员, 网格长, 块长, 楼组长, 责任人, 包干人'],
  ['move_in', '迁入日期, 迁入时间, 户籍迁入日期, 入住时间, 来沪日期'],
  [['move_out', 'death'], '迁出日期, 迁往地, 死亡日期, 死亡时间, 注销日期, 是否已迁出, 是否已死亡'],
  ['note', '备注, 说明, 其他, 备 注'],
]

test('there are forty-one groups of headings', () => {
  expect(groups).toHaveLength(41)
})

test.each(groups)('%s is known by every name of its group, starred, spaced and 必填', (field, words) => {
  const fields = typeof field === 'string' ? [field] : field
  for (const word of words.split(', ')) {
    const found = [word, ` ${word}*`, `${word}（必填）`, `${[...word].join('\n')}：`].map(fieldOfHeading)
    expect(fields, word).toContain(found[0])
    expect(new Set(found).size, word).toBe(1)
  }
})

test('号码 is an ID number only beside 证件类型', () => {
  const usesOf = (lines: string) => {
    const mapping = proposeMapping(ledger(lines))
    return mapping.ok ? mapping.value.columns.map(({ use, open }) => open ?? use) : []
  }
  expect(usesOf('姓名|性别|证件类型|号码\n张三|男|护照|E1')).toEqual(['name', 'sex', 'id_type', 'id_number'])
  expect(usesOf('姓名|性别|楼栋|号码\n张三|男|3|1')).toEqual(['name', 'sex', 'building', 'vague'])
})
