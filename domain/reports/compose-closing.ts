import { longDay } from '@/domain/calendar/day-text'
import { missing } from '@/domain/reports/content'
import { plain, situated } from '@/domain/reports/hot-matters'

type Paragraph = { key: string; run?: string; text: string }

/** A matter as a sentence names it. */
export type Matter = { place: string; title: string }

/** What the data says for the last sections. */
export type Closing = {
  /** The matter of the period most households share. */
  voice: Matter | null
  /** A matter settled in the period whose household was satisfied. */
  solved: (Matter & { reply: string }) | null
  suggestion: Matter | null
  /** Matters open at the end of the period, the most pressing first. */
  open: (Matter & { number: string; unit: string | null; due: string | null; late: boolean; paused: string | null })[]
}

/** 九、上次会议议定事项落实: meetings are not kept here yet; what we promised residents is. */
export function promises(): Paragraph[] {
  return [
    { key: 's9a', text: `上次会议议定事项的责任单位、时限、落实情况${missing}` },
    {
      key: 's9b',
      text: '答应居民的事项，期初未答复【901】，本期新增【902】，已答复【903】，期末未答复【904】，其中逾期【905】。',
    },
  ]
}

/** 十、五个一: a voice, a mood, a measure, a case, a suggestion. */
export function fiveItems({ voice, solved, suggestion }: Closing): Paragraph[] {
  return [
    { key: 's10a', run: '一件呼声。', text: voice ? `${situated(voice.place, voice.title)}。` : missing },
    { key: 's10b', run: '一批思想动态。', text: '走访、接待中记下民情【911】，其中思想动态【913】、安全隐患【915】。' },
    { key: 's10c', run: '一条对策。', text: missing },
    {
      key: 's10d',
      run: '一个案例。',
      text: solved ? `${situated(solved.place, solved.title)}，${plain(solved.reply)}。回访评价为满意。` : missing,
    },
    {
      key: 's10e',
      run: '一条建议。',
      text: `走访中记下建议【916】${suggestion ? `，登记的如${situated(suggestion.place, suggestion.title)}` : ''}。`,
    },
  ]
}

/** 十一、存在问题与下一步建议: what is late, then the open matters with unit and day; they make the next agenda. */
export function nextSteps({ open }: Closing): Paragraph[] {
  return [
    {
      key: 's11a',
      text: '诉求期末逾期未办结【517】，应访未联系【207】，C类户超期未联系【921】，待分类【124】，答应事项逾期【905】。',
    },
    ...open.map(({ place, title, number, unit, due, late, paused }, index) => ({
      key: `s11-${index + 1}`,
      text: `${index + 1}．${situated(place, title)}（${number}），责任单位${unit ?? '本级'}，${paused ? `挂起，${paused}` : due ? `时限${longDay(due)}${late ? '，已逾期' : ''}` : '时限待定'}。`,
    })),
    { key: 's11z', text: `下一步建议${missing}` },
  ]
}

/** 十二、减负账. */
export function burden(): Paragraph[] {
  return [
    { key: 's12a', text: '本报告文中、表中、附件中的数字均由数据填入，没有另发表格。' },
    {
      key: 's12b',
      text: '各部门要求报送、已登记的报表【931】，要填字段【932】，其中系统已有【933】、与别的报表重复【934】，可以不再另填。',
    },
    { key: 's12c', text: `生成表册、自动填入的格数、节省的分钟数${missing}` },
  ]
}
