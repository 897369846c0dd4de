import type { DropReason, Finding, FindingKind } from '@/domain/exchange/findings'

/** A finding as the preview and the error workbook show it: what is wrong and what to do. */
export function findingText({ kind, raw, value }: Finding): string {
  const text = findingTexts[kind]
  if (value !== undefined && raw !== undefined) return `${text}：“${raw}” → “${value}”`
  return raw ? `${text}：“${raw}”` : text
}

export const dropTexts: Readonly<Record<DropReason, string>> = {
  title: '标题行',
  heading: '表头',
  instructions: '填写说明行',
  repeated_heading: '重复的表头（分页打印留下的）',
  total: '合计行',
  blank: '空行',
  remark: '说明或填报人行',
}

const findingTexts: Readonly<Record<FindingKind, string>> = {
  name_missing: '姓名为空，请补填姓名',
  name_unreadable: '姓名单元格是公式错误，请改填文字',
  id_excel_damaged: '号码已被Excel损坏，请把该列设为文本格式后重新填写',
  id_masked: '身份证号带星号，不是完整号码，请填完整号码或留空',
  id_format: '身份证号位数或字符不对，请核对',
  id_letters: '身份证号里混有字母O、I、l等，疑似应为数字，请核对后改正',
  id_date: '身份证号中的出生日期不存在或在今天之后，请核对',
  id_check:
    '身份证号校验码不符，请对照证件改正；证件上就是这样的，勾选并写明原因；手头没有证件的，号码先留空，以后再补',
  id_unreadable: '身份证号单元格是公式错误，请改填文字',
  id_in_two_households: '同一身份证号出现在本表两户，请确认此人在哪一户',
  birth_impossible: '出生日期不存在，请核对',
  birth_short_year: '出生年份只有两位且无身份证号可对照，请填四位年份',
  id_missing: '没有身份证号',
  id_from_15: '15位号码已换算为18位',
  id_forced: '校验码不符，已按“证件原号如此”强制导入',
  document_unchecked: '非身份证号码，未校验',
  sex_differs: '性别与身份证号不一致，以身份证号为准',
  birth_differs: '出生日期与身份证号不一致，以身份证号为准',
  birth_unreadable: '出生日期看不懂，未采用',
  birth_month_unsure: '月份可能是1月也可能是10月，只采用年份',
  date_unreadable: '日期看不懂，未采用',
  serial_date: '单元格是数字，按Excel日期序号换算',
  age_only: '只有年龄没有出生日期，年龄未采用',
  phone_unsure: '电话号码不像手机或固定电话，已原样保留',
  phone_damaged: '电话号码已被Excel损坏，未采用',
  relation_unknown: '与户主关系看不懂，已原样保留，请选择',
  relation_differs_from_sex: '与户主关系和性别不符',
  word_unknown: '内容不在代码表中，未采用',
  tag_unknown: '标签不在词典中，请选择对应标签',
  disability_code_set: '残疾类别用的是哪套代码无法判断，请选择',
  disability_number_differs: '残疾人证号与身份证号不一致',
  name_rare: '姓名可能含生僻字或替代字，已原样保留',
  status_in_name: '姓名后注有状态，已移到状态栏',
  possible_duplicate: '同户有同名且无证件号的人，可能重复',
  no_head: '本户没有户主',
  two_heads: '本户有两位户主，请确认',
  second_household: '同一房屋出现第二位户主，已分为两户',
  head_unlisted: '户主姓名不在本户成员中',
  hidden_row: '原表中是隐藏行',
  struck_row: '原表中带删除线',
  hidden_sheet: '原文件中是隐藏的工作表',
  dwelling_unmatched: '地址缺楼栋或室号，列入待匹配',
  cell_error: '单元格是公式错误，按空白处理',
  formula_without_value: '公式没有保存结果，按空白处理',
  id_tidied: '身份证号已去除空格、引号或全角字符',
  name_tidied: '姓名已去除空格或统一间隔号',
  phone_tidied: '电话号码已统一写法',
  filled_down: '户信息为空，已沿用上一行',
  duplicate_merged: '同户重复的一人，已合并',
}
