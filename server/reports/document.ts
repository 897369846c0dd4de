import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { longDay } from '@/domain/calendar/day-text'
import { printVerifyCode } from '@/domain/reports/canonical'
import { type Block, ordinal, type ReportContent, type ReportTable } from '@/domain/reports/content'
import { piecesOf } from '@/domain/reports/marks'
import { cellText } from '@/domain/reports/tables'

/** GB/T 9704 in twentieths of a point: A4, 版心 156 × 225 mm, 22 lines of 28 characters (standards §2.3). */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1446, gutter: 0 },
}
const line = 580
const fonts = {
  body: face('仿宋_GB2312'),
  head: face('黑体'),
  kai: face('楷体_GB2312'),
  title: face('方正小标宋简体'),
  foot: face('宋体'),
}
const width = 8845

function face(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

export type Seal = { code: string; day: string } | undefined

/** The report as an office document with native styles; the same content as the print, trace codes as superscripts. */
export async function reportDocument(content: ReportContent, seal: Seal, trace: boolean): Promise<Buffer> {
  const foot = `${seal ? `校验码 ${printVerifyCode(seal.code)}　` : '草稿　'}数据截至${longDay(content.until)}24时`
  const document = new Document({
    creator: content.office,
    title: content.title,
    description: content.subtitle,
    evenAndOddHeaderAndFooters: true,
    styles: styles(),
    sections: [
      {
        properties: { page, grid: { type: 'linesAndChars', linePitch: line, charSpace: -848 } },
        footers: { default: footer(foot, 'odd'), even: footer(foot, 'even') },
        children: [...opening(content, seal), ...body(content, trace), ...closing(content, seal)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function styles() {
  const spacing = { line, lineRule: LineRuleType.EXACT }
  const run = (font: object, size: number) => ({ font, size, characterSpacing: -4 })
  const indent = { firstLineChars: 200, firstLine: 632 }
  return {
    default: { document: { run: run(fonts.body, 32), paragraph: { spacing } } },
    paragraphStyles: [
      {
        id: 'ReportTitle',
        name: '报告标题',
        basedOn: 'Normal',
        next: 'ReportBody',
        run: { font: fonts.title, size: 44 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 1160 },
        },
      },
      {
        id: 'ReportBody',
        name: '报告正文',
        basedOn: 'Normal',
        run: run(fonts.body, 32),
        paragraph: { spacing, indent, alignment: AlignmentType.JUSTIFIED },
      },
      {
        id: 'ReportHeading',
        name: '报告一级标题',
        basedOn: 'Normal',
        next: 'ReportBody',
        run: run(fonts.head, 32),
        paragraph: { spacing, indent, keepNext: true, outlineLevel: 0 },
      },
      {
        id: 'ReportTable',
        name: '报告表格',
        basedOn: 'Normal',
        run: { font: fonts.foot, size: 24, characterSpacing: 0 },
        paragraph: { spacing: { line: 400, lineRule: LineRuleType.EXACT } },
      },
    ],
  }
}

function footer(text: string, side: 'odd' | 'even'): Footer {
  const number = [
    new TextRun({ text: '— ', font: fonts.foot, size: 28 }),
    new TextRun({ children: [PageNumber.CURRENT], font: fonts.foot, size: 28 }),
    new TextRun({ text: ' —', font: fonts.foot, size: 28 }),
  ]
  const words = new TextRun({ text, font: fonts.foot, size: 17 })
  const gap = new TextRun({ text: '\t' })
  const indent = side === 'odd' ? { right: 280 } : { left: 280 }
  return new Footer({
    children: [
      new Paragraph({
        indent,
        tabStops: [{ type: 'right', position: side === 'odd' ? width - 280 : width }],
        children: side === 'odd' ? [words, gap, ...number] : [...number, gap, words],
      }),
    ],
  })
}

function opening({ title, subtitle, to, opening: first }: ReportContent, seal: Seal): Paragraph[] {
  return [
    new Paragraph({ style: 'ReportTitle', text: seal ? title : `${title}（草稿）` }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: line },
      children: [new TextRun({ text: subtitle, font: fonts.kai })],
    }),
    ...(to ? [new Paragraph({ text: to })] : []),
    new Paragraph({ style: 'ReportBody', text: first }),
  ]
}

function body(content: ReportContent, trace: boolean): (Paragraph | Table)[] {
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure.text]))
  return content.sections.flatMap(({ number, title, blocks }) => [
    new Paragraph({ style: 'ReportHeading', text: `${ordinal(number)}、${title}` }),
    ...blocks.flatMap((block) => {
      if (block.kind === 'text') return [paragraph(block, figures, trace)]
      const table = content.tables.find(({ key }) => key === block.key)
      return table ? tableOf(table) : []
    }),
  ])
}

function paragraph(block: Extract<Block, { kind: 'text' }>, figures: Map<string, string>, trace: boolean): Paragraph {
  const runs = piecesOf(block.text).flatMap((piece) => {
    if ('words' in piece) return [new TextRun(piece.words)]
    const number = new TextRun(figures.get(piece.trace) ?? '')
    return trace ? [number, new TextRun({ text: `[${piece.trace}]`, superScript: true, size: 20 })] : [number]
  })
  const head = block.run ? [new TextRun({ text: block.run, font: fonts.kai })] : []
  return new Paragraph({ style: 'ReportBody', children: [...head, ...runs] })
}

const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })
const bare = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableOf({ caption, heads, rows, total }: ReportTable): (Paragraph | Table)[] {
  const columns = [1600, ...heads.map(() => Math.floor((width - 1600) / heads.length))]
  const cell = (text: string, index: number, font: object) =>
    new TableCell({
      width: { size: columns[index] ?? 900, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          style: 'ReportTable',
          alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, font })],
        }),
      ],
    })
  const lineOf = (texts: string[], font: object, tableHeader = false) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      height: { value: 440, rule: HeightRule.ATLEAST },
      children: texts.map((text, index) => cell(text, index, font)),
    })
  return [
    new Paragraph({
      style: 'ReportTable',
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120 },
      children: [new TextRun({ text: caption, font: fonts.head })],
    }),
    new Table({
      columnWidths: columns,
      width: { size: width, type: WidthType.DXA },
      borders: {
        top: rule(10),
        bottom: rule(10),
        left: bare,
        right: bare,
        insideVertical: bare,
        insideHorizontal: rule(4),
      },
      rows: [
        lineOf(['', ...heads], fonts.head, true),
        ...rows.map(({ name, cells }) => lineOf([name, ...cells.map(cellText)], fonts.foot)),
        lineOf(['合计', ...total.map(cellText)], fonts.head),
      ],
    }),
    new Paragraph({ style: 'ReportTable', text: '' }),
  ]
}

function closing({ office, annexes, notes, signers, until }: ReportContent, seal: Seal): Paragraph[] {
  const right = (text: string, chars: number) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: chars * 316 }, text })
  return [
    ...annexes.map(
      (name, index) =>
        new Paragraph({
          style: 'ReportBody',
          spacing: { before: index === 0 ? line : 0 },
          text: `${index === 0 ? '附件：' : ''}${name}`,
        }),
    ),
    new Paragraph({ text: '' }),
    right(office, 2),
    right(seal ? longDay(seal.day) : '（未冻结）', 4),
    new Paragraph({
      style: 'ReportTable',
      spacing: { before: line },
      text: `数据截至${longDay(until)}24时　${signers.map(({ role, name }) => `${role} ${name}`).join('　')}`,
    }),
    new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: '附件', font: fonts.head })] }),
    new Paragraph({ style: 'ReportTitle', text: '口径说明' }),
    ...notes.map((note, index) => new Paragraph({ style: 'ReportBody', text: `${index + 1}．${note}` })),
  ]
}
