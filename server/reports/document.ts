import 'server-only'
import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { countedUntil, longDay } from '@/domain/calendar/day-text'
import { printVerifyCode } from '@/domain/reports/canonical'
import { type Block, ordinal, type ReportContent, type ReportTable } from '@/domain/reports/content'
import { piecesOf } from '@/domain/reports/marks'
import { cellText, runsOver } from '@/domain/reports/tables'
import { ledgersOf, notesOf } from '@/server/reports/document-annexes'
import { fonts, line, page, styles, tableOf, width } from '@/server/reports/document-parts'

/** The column of names. */
const nameWidth = 1640

export type Seal = { code: string; day: string } | undefined

/** The report as an office document with native styles; the same content as the print as it stood `at` a moment, trace codes as superscripts. */
export async function reportDocument(
  content: ReportContent,
  { seal, trace, at }: { seal: Seal; trace: boolean; at: Date },
): Promise<Buffer> {
  const asOf = `数据截至${countedUntil(content.until, at)}`
  const foot = `${seal ? `校验码 ${printVerifyCode(seal.code)}　` : '草稿　'}${asOf}`
  const document = new Document({
    creator: content.office,
    title: content.title,
    description: content.subtitle,
    evenAndOddHeaderAndFooters: true,
    styles: styles(),
    sections: [
      {
        properties: { page },
        footers: { default: footer(foot, 'odd'), even: footer(foot, 'even') },
        children: [
          ...opening(content, seal),
          ...body(content, trace),
          ...closing(content, seal, asOf),
          ...notesOf(content),
        ],
      },
      ...ledgersOf(content),
    ],
  })
  return Packer.toBuffer(document)
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
      return table ? tableIn(table) : []
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

function tableIn(table: ReportTable): (Paragraph | Table)[] {
  const { caption, heads, rows, total } = table
  const last = rows.length + 1
  return [
    new Paragraph({
      style: 'ReportTable',
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120, after: 60, line: 440, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: caption, font: fonts.head })],
    }),
    tableOf({
      style: 'ReportTable',
      columns: columnsOf(table),
      heads: ['', ...heads],
      rows: rows.map(({ name, cells }) => [name, ...cells.map(cellText)]),
      total: ['合计', ...total.map(cellText)],
      height: 445,
      align: (column) => (column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT),
      keeps: (row) => (runsOver(table) ? row < 3 || (row > last - 3 && row < last) : row < last),
      boxed: false,
    }),
    new Paragraph({ style: 'ReportTable', spacing: { line: 240, lineRule: LineRuleType.EXACT }, text: '' }),
  ]
}

/** Column widths in proportion to the longest text of each, as a browser would lay them. */
function columnsOf({ heads, rows, total }: ReportTable): number[] {
  const wide = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
  const longest = heads.map((head, index) =>
    Math.max(
      wide(head),
      ...[total, ...rows.map(({ cells }) => cells)].map((cells) => wide(cellText(cells[index] ?? ''))),
    ),
  )
  const all = longest.reduce((sum, one) => sum + one, 0)
  return [nameWidth, ...longest.map((one) => Math.floor(((width - nameWidth) * one) / all))]
}

/** Annexes, signature and code, on one page with the words before them. */
function closing({ office, annexes, signers }: ReportContent, seal: Seal, asOf: string): Paragraph[] {
  const right = (text: string, chars: number) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: chars * 316 }, keepNext: true, text })
  return [
    ...annexes.map(
      (name, index) =>
        new Paragraph({
          indent: { left: 1580, ...(index === 0 ? { hanging: 948 } : {}) },
          keepNext: true,
          spacing: { before: index === 0 ? line : 0 },
          text: `${index === 0 ? '附件：' : ''}${annexes.length > 1 ? `${index + 1}．` : ''}${name}`,
        }),
    ),
    new Paragraph({ keepNext: true, text: '' }),
    right(office, 2),
    right(seal ? longDay(seal.day) : '（未冻结）', 4),
    new Paragraph({
      style: 'ReportTable',
      spacing: { before: 400 },
      children: [
        new TextRun({
          text: `${asOf}　${signers.map(({ role, name }) => `${role} ${name}`).join('　')}`,
          size: 18,
        }),
      ],
    }),
  ]
}
