/** Every field a column may hold: its 中文 name and the headings people give it. */
export const fields = {
  serial: { label: '序号', words: '序号 序 顺序号' },
  name: { label: '姓名', words: '姓名 名字 居民姓名 成员姓名 人员姓名 家庭成员 家庭成员姓名 老人姓名 对象姓名 人员' },
  id_number: {
    label: '身份证号',
    words:
      '身份证号 身份证号码 公民身份号码 公民身份证号码 身份号码 证件号码 证件号 身份证 公民身份证件编号 居民身份证号 居民身份证号码 本人身份证号',
  },
  id_type: { label: '证件类型', words: '证件类型 证件种类 证件名称 其他证件类型' },
  relation: {
    label: '与户主关系',
    words: '与户主关系 户主或与户主关系 与户主的关系 家庭关系 关系 称谓 与其他人员关系 户主关系 与户主之关系',
  },
  head_name: { label: '户主姓名', words: '户主 户主姓名 家庭户主 业主/户主' },
  head_id_number: { label: '户主身份证号', words: '户主身份证 户主身份证号 户主身份证号码 户主公民身份号码' },
  head_phone: { label: '户主电话', words: '户主电话 户主联系电话 户主联系方式 户主手机 户主手机号' },
  household_number: { label: '户号', words: '户号 户编号 户编码 家庭编号 公安户号 户口簿号 档案号 一户一档编号' },
  sex: { label: '性别', words: '性别 男/女' },
  birth: { label: '出生日期', words: '出生日期 出生年月 出生年月日 生日 出生时间 出生' },
  age: { label: '年龄', words: '年龄 周岁 岁数' },
  ethnic: { label: '民族', words: '民族' },
  phone: { label: '手机', words: '联系电话 联系方式 手机 手机号 手机号码 电话 移动电话 本人电话 电话号码' },
  landline: { label: '固定电话', words: '固定电话 固话 座机 住宅电话 家庭电话' },
  contact_name: {
    label: '紧急联系人',
    words: '紧急联系人 联系人 家属 监护人 子女姓名 赡养人 紧急联系人姓名 监护人姓名',
  },
  contact_phone: {
    label: '紧急联系电话',
    words: '紧急联系电话 家属电话 监护人电话 子女电话 紧急联系人电话 联系人电话',
  },
  registered_address: { label: '户籍地址', words: '户籍地址 户口所在地 户籍所在地 户籍地 户籍详址 户口地址' },
  address: {
    label: '现住址',
    words:
      '现住址 现居住地 居住地址 现住地址 实际居住地 家庭住址 住址 地址 现住详细门牌 家庭地址 详细地址 居住地 房屋地址',
  },
  estate: { label: '小区', words: '小区 小区名称 楼盘 物业小区 现住小区/建筑' },
  building: { label: '楼栋', words: '楼栋 楼号 幢号 栋 幢 楼 门牌号 弄号 楼栋号 楼幢 栋号' },
  unit: { label: '单元', words: '单元 单元号 门洞 梯' },
  room: { label: '室号', words: '室号 房号 房间号 户室 室 门号 房间' },
  hukou: { label: '户籍性质', words: '户籍性质 户口性质 户别 户口类别 户籍类型' },
  registration: {
    label: '人户状态',
    words: '人户状态 人户情况 人户分离 是否人户分离 人户一致标识 居住状态 是否在住 人户一致',
  },
  dwelling_use: { label: '房屋性质', words: '房屋性质 房屋类型 产权性质 房屋用途 使用性质' },
  dwelling_state: { label: '居住情况', words: '自住/出租 是否出租 房屋状态 居住情况 入住情况 出租情况' },
  owner_name: { label: '房东', words: '房东 产权人 房主 业主 房主姓名 业主姓名' },
  marital: { label: '婚姻状况', words: '婚姻状况 婚姻 婚否 婚姻情况' },
  education: { label: '文化程度', words: '文化程度 学历 教育程度 受教育程度' },
  political: { label: '政治面貌', words: '政治面貌 党派 是否党员' },
  workplace: { label: '工作单位', words: '工作单位 单位 服务处所 学校/单位 就读学校 工作/学习情况' },
  occupation: { label: '职业/就业', words: '职业 就业情况 就业状况 从业状况 是否失业' },
  health: { label: '健康状况', words: '健康状况 身体状况 病情 健康' },
  disability: { label: '残疾类别', words: '残疾类别 残疾类型 残疾情况 残疾 是否残疾 残疾人' },
  disability_grade: { label: '残疾等级', words: '残疾等级 残疾级别' },
  disability_number: { label: '残疾证号', words: '残疾证号 残疾人证号 残疾证' },
  minimum_living: { label: '低保', words: '低保 是否低保 低保户 低保证号 困难类型 困难类别' },
  preferential: { label: '优抚', words: '优抚 优抚对象 优抚类别 退役军人 是否优抚' },
  tags: { label: '人员类别', words: '人员类别 人员类型 重点人群 特殊人群 重点类别 标签 备注类别' },
  grid: { label: '网格', words: '网格 网格号 所属网格 微网格 块 楼组' },
  grid_worker: { label: '网格员', words: '网格员 网格长 块长 楼组长 责任人 包干人' },
  move_in: { label: '迁入日期', words: '迁入日期 迁入时间 户籍迁入日期 入住时间 来沪日期' },
  move_out: { label: '迁出', words: '迁出日期 迁往地 是否已迁出 迁出时间' },
  death: { label: '死亡', words: '死亡日期 死亡时间 注销日期 是否已死亡' },
  note: { label: '备注', words: '备注 说明 其他' },
} as const

export type Field = keyof typeof fields

/** Headings that say too little; the user is asked, with these fields as the choice. */
export const vagueHeadings: Readonly<Record<string, readonly Field[]>> = {
  号码: ['id_number', 'phone', 'household_number'],
  编号: ['household_number', 'serial', 'id_number'],
  类型: ['tags', 'id_type', 'dwelling_use'],
  类别: ['tags', 'id_type', 'dwelling_use'],
  情况: ['note', 'tags', 'dwelling_state'],
  日期: ['birth', 'move_in', 'note'],
  状态: ['registration', 'dwelling_state'],
  性质: ['hukou', 'dwelling_use'],
}

/** Fields that say something about the household, not about the person on the row. */
export const householdFields: readonly Field[] = [
  'serial',
  'household_number',
  'head_name',
  'head_id_number',
  'head_phone',
  'address',
  'estate',
  'building',
  'unit',
  'room',
  'grid',
  'grid_worker',
  'dwelling_use',
  'dwelling_state',
  'owner_name',
]

/** Fields that several columns may share: their values are taken together. */
export const sharedFields: readonly Field[] = ['note', 'tags', 'registered_address']

/** A heading as it is compared: NFKC, without spaces, stars, colons and 必填, in lower case. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff*★:：]/g, '')
    .replace(/[(【[]?必填项?[)】\]]?/g, '')
}

/** The field a single heading names. */
export function fieldOfHeading(text: string): Field | undefined {
  const heading = plainHeading(text)
  return byWord.get(heading) ?? byWord.get(heading.replace(/[([【].*$/, ''))
}

const byWord: ReadonlyMap<string, Field> = new Map(
  Object.entries(fields).flatMap(([field, { words }]) =>
    words.split(' ').map((word) => [plainHeading(word), field as Field] as const),
  ),
)
