import { addDays } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { burden, type Closing, fiveItems, nextSteps, promises } from '@/domain/reports/compose-closing'
import { missing, type Section, sectionTitles } from '@/domain/reports/content'
import { type Hot, hotParagraph, restParagraph, situated } from '@/domain/reports/hot-matters'
import { maskText } from '@/domain/residents/masks'

/** What sentences need beyond figures: the value of a trace number, and what the data says in words. */
export type Facts = {
  value: (trace: string) => number
  place: '街道' | '社区' | '网格' | '区'
  from: string
  until: string
  hot: Hot[]
  repeats: { place: string; kind: string }[]
  lateCases: { place: string; title: string }[]
  /** The matter most people were called back about, when they are many. */
  askedMost: { place: string; title: string } | null
  closing: Closing
}

type Paragraph = { key: string; run?: string; text: string }

/** 「label【trace】」 for the traces that are not zero, in Chinese enumeration. */
type Enumerate = (pairs: readonly (readonly [label: string, trace: string])[]) => string

/** The generated paragraphs of all twelve sections: number first, then share, place and cause; no praise (features §4.2). */
export function compose(facts: Facts): { number: number; title: string; paragraphs: Paragraph[] }[] {
  const enumerate: Enumerate = (pairs) =>
    pairs
      .filter(([, trace]) => facts.value(trace) > 0)
      .map(([label, trace]) => `${label}【${trace}】`)
      .join('、')
  const written = [
    base(facts, enumerate),
    visits(enumerate),
    overall(enumerate),
    hot(facts, enumerate),
    handling(facts, enumerate),
    ratings(facts, enumerate),
    dynamics(enumerate),
    signs(facts),
    promises(),
    fiveItems(facts.closing),
    nextSteps(facts.closing),
    burden(),
  ]
  return sectionTitles.map((title, index) => ({
    number: index + 1,
    title,
    paragraphs: written[index] ?? [],
  }))
}

function base({ until, place }: Facts, enumerate: Enumerate): Paragraph[] {
  const use = enumerate([
    ['常住', '102'],
    ['出租', '103'],
    ['空置', '104'],
    ['商用', '105'],
  ])
  return [
    {
      key: 's1a',
      text: `截至${monthDay(until)}，${place}在册【101】${use ? `，其中${use}` : ''}。实有人口【106】，户籍人口【107】，流动人口【108】，人户分离【109】，境外人员【110】。`,
    },
    {
      key: 's1b',
      text: '60周岁以上【113】，占【114】；80周岁以上【115】，90周岁以上【116】；0至3周岁【111】，4至12周岁【112】，出生日期未核实【117】。党员【118】，重点人群【119】，特殊困难家庭【120】。',
    },
    {
      key: 's1c',
      text: '家庭分类为A类【121】、B类【122】、C类【123】，待分类【124】。关注颜色为红【125】、黄【126】、绿【127】。',
    },
  ]
}

function visits(enumerate: Enumerate): Paragraph[] {
  const tasks = enumerate([
    ['亮一个身份', '214'],
    ['送一份服务', '215'],
    ['知一家情况', '216'],
    ['做一次宣传', '217'],
    ['问一声需求', '218'],
    ['挖一批能人', '219'],
  ])
  return [
    {
      key: 's2a',
      text: '本期应访【201】，有效联系【202】，覆盖率【203】，其中上门【204】、电话【205】、线上【206】，未联系【207】。走访【220】，未遇【208】，留走访联系卡【209】，凭卡再联系上【210】。走访队伍【211】，老带新同行【212】。',
    },
    { key: 's2b', text: `首访【213】。${tasks ? `六个一完成情况：${tasks}。` : ''}` },
  ]
}

const sources = [
  ['走访', '311'],
  ['接待', '312'],
  ['热线', '313'],
  ['居民群', '314'],
  ['12345转办', '315'],
  ['自查', '316'],
  ['建议征集', '317'],
  ['居民自报', '318'],
] as const
const kinds = [
  ['咨询', '321'],
  ['求助', '322'],
  ['投诉', '323'],
  ['建议', '324'],
  ['举报', '325'],
  ['表扬', '326'],
] as const

function overall(enumerate: Enumerate): Paragraph[] {
  const split = [
    ['按来源分', enumerate(sources)],
    ['按性质分', enumerate(kinds)],
    [
      '按等级分',
      enumerate([
        ['较急', '331'],
        ['一般', '332'],
      ]),
    ],
  ].filter(([, list]) => list)
  return [
    {
      key: 's3a',
      text: '上期结转【301】，本期新增【302】，办结【303】，期末在办【304】。新增环比【305】；同比【306】。',
    },
    {
      key: 's3b',
      text: `${split.length > 0 ? `${split.map(([head, list]) => `${head}，${list}`).join('；')}。` : ''}未诉先办率【335】。`,
    },
  ]
}

function hot({ hot: matters }: Facts, enumerate: Enumerate): Paragraph[] {
  if (matters.length === 0) return [{ key: 's4a', text: '本期没有新增诉求。' }]
  return [...matters.map(hotParagraph), restParagraph(matters, enumerate)].filter((one) => one !== undefined)
}

function handling({ lateCases }: Facts, enumerate: Enumerate): Paragraph[] {
  const routes = enumerate([
    ['社区自办', '501'],
    ['部门转办', '502'],
    ['吹哨报到', '503'],
  ])
  const manner = enumerate([
    ['不予受理', '514'],
    ['并入', '515'],
    ['撤回', '516'],
  ])
  const late =
    lateCases.length > 0 ? `，为${lateCases.map(({ place, title }) => situated(place, title)).join('；')}` : ''
  return [
    {
      key: 's5a',
      text: `${routes ? `办结事项中，${routes}。` : ''}按期办结【504】，按期办结率【505】；逾期办结【506】${late}。办结率【512】，期末逾期未办结【517】。${manner ? `其中${manner}。` : ''}重派率【518】。`,
    },
    { key: 's5b', text: '吹哨应到【508】，按时报到【509】，超时报到【510】，尚未报到【511】。' },
  ]
}

function ratings({ value, askedMost }: Facts, enumerate: Enumerate): Paragraph[] {
  const causes = enumerate([
    ['办得慢', '611'],
    ['没解决', '612'],
    ['解决一部分', '613'],
    ['态度不好', '614'],
    ['没有回音', '615'],
    ['政策所限', '616'],
    ['其他', '617'],
  ])
  return [
    {
      key: 's6a',
      text: `办结事项中已回访【601】，回访率【602】，解决率【619】。收到回访【603】，给出评价【608】，评价率【609】；满意【604】、基本满意【605】、不满意【606】，满意率【610】。${value('606') > 0 && causes ? `不满意的原因：${causes}。` : ''}${askedMost ? `回访最多的一件为${situated(askedMost.place, askedMost.title)}，满意【621】。` : ''}`,
    },
    { key: 's6b', text: `知晓率、参与率${missing}` },
  ]
}

const arrivals = ['建档登记', '出生', '迁入', '租入', '婚入', '返回', '分户', '转入', '补登', '未填原因']
const departures = ['迁出', '死亡', '婚出', '并户', '分户', '转出', '更正', '未填原因']

function dynamics(enumerate: Enumerate): Paragraph[] {
  const help = enumerate([
    ['低保', '705'],
    ['低保边缘', '706'],
    ['特困', '707'],
  ]).replace(/【(70[567])】/g, (mark, trace: string) => `${mark}【${Number(trace) + 3}】`)
  const added = enumerate(arrivals.map((label, index) => [label, String(721 + index)] as const))
  const removed = enumerate(departures.map((label, index) => [label, String(731 + index)] as const))
  return [
    {
      key: 's7a',
      text: `重点人群期初【701】，新增【702】，减少【703】，期末【704】。${help ? `新纳入${help}。` : ''}给予临时救助【711】。`,
    },
    {
      key: 's7b',
      text: `家庭期初【741】，新增【742】，减少【743】，期末【744】。实有人口期初【712】，新增【713】，减少【714】，期末【715】。${added ? `新增中，${added}。` : ''}${removed ? `减少中，${removed}。` : ''}`,
    },
  ]
}

function signs({ repeats, until }: Facts): Paragraph[] {
  const since = monthDay(addDays(until, -89))
  const list = repeats.map(({ place, kind }) => `${maskText(place).replaceAll(' ', '')}${kind}`).join('、')
  return [
    {
      key: 's8a',
      text: `本期新增中90天内重复【801】，重复诉求率【802】。${list ? `${since}以来，${list}多次反映。` : ''}`,
    },
    { key: 's8b', text: `与12345热线比对${missing}` },
  ]
}

/** The sections a person has to write, because no data exists for them yet. */
export function unwritten(sections: readonly Section[]): number {
  return sections.filter(({ blocks }) => blocks.some((block) => block.kind === 'text' && block.text.includes(missing)))
    .length
}
