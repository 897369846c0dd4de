import { figureOf } from '@/domain/figures/catalogue'
import type { WordsRefusal } from '@/domain/reports/marks'
import { type RuleCode, rules } from '@/domain/reports/rules'

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
