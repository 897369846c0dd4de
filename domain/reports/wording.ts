import { figureOf } from '@/domain/figures/catalogue'
import type { WordsRefusal } from '@/domain/reports/marks'
import { type RuleCode, rules } from '@/domain/reports/rules'

/** What to do when a rule does not hold; the sums and rows are named beside it. */
export const remedies: Record<RuleCode, string> = {
  R1: '点开数字看名单，把多出、漏掉的记录改好，数字自己会对上。',
  R2: '打开列出的诉求，改正登记时间或办结时间。',
  R3: '在“改文字”里去掉手写的百分数，或清空恢复原文。',
  R4: '在“改文字”里把“环比”“同比”放回它的数字前面，或清空恢复原文。',
  R5: '地区或期间改过。请删除这份草稿，重新起草。',
  R6: '这几个数单位不同，不能并列相加。请把编号报街道信息员。',
  R7: '点开合计的名单，找出不在任何一行里的记录，补上它的地区。',
  R8: '在“改文字”里把缺的方括号补回去，或清空恢复原文。',
  R9: '期间没有过完的，到日子再冻结，或另编一份已过完的期间；列出的记录请改正时间。',
  R10: '重新打开报告，口径说明会补上；还没有的，请报街道信息员。',
}

export type ReportRefusal =
  | WordsRefusal
  | { kind: 'bad_period' }
  | { kind: 'draft_exists' }
  | { kind: 'changed_meanwhile' }
  | { kind: 'already_frozen' }
  | { kind: 'not_frozen' }
  | { kind: 'no_such_paragraph' }
  | { kind: 'rules_broken'; rules: RuleCode[] }

/** What became of it, what is safe, what to do. */
export function reportRefusalText(refusal: ReportRefusal): string {
  switch (refusal.kind) {
    case 'marks_lost':
      return `数字不能删：少了${named(refusal.marks)}。文字没有保存，仍在下面。请把方括号补回去再存。`
    case 'marks_invented':
      return `数字不能添：多了${named(refusal.marks)}。文字没有保存，仍在下面。请去掉多出的方括号再存。`
    case 'bad_period':
      return '起止日期不对，止日不能早于起日。报告没有建立。请改好日期再建。'
    case 'draft_exists':
      return '这个地区、这段期间已有一份草稿。没有再建。请到报告列表里打开那一份。'
    case 'changed_meanwhile':
      return '别人刚改过这份报告。您的文字没有保存，仍在下面。请先打开最新的一份，核对后再存。'
    case 'already_frozen':
      return '这份报告已冻结，不能再改。内容没有变。查明有错的，请建更正件。'
    case 'not_frozen':
      return '草稿还没有冻结，用不着更正。没有建立更正件。请直接改草稿。'
    case 'no_such_paragraph':
      return '报告里没有这一段，可能数据变了。文字没有保存，仍在下面。请重新打开报告。'
    case 'rules_broken':
      return `${refusal.rules.length} 条勾稽未过，没有冻结：${refusal.rules.map((rule) => `${rule} ${rules[rule]}`).join('；')}。草稿都在。请按右边列出的记录改好再冻结。`
  }
}

function named(marks: string[]): string {
  return marks.map((trace) => `【${trace}】${figureOf(trace)?.label ?? ''}`).join('、')
}
