import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

/** GB/T 9704 in twentieths of a point: A4, 版心 156 × 225 mm, 22 lines of 28 characters (standards §2.3). */
export const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1446, gutter: 0 },
}
/** One of the 22 lines, and the width of the text. */
export const line = 580
export const width = 8845

export const fonts = {
  body: face('仿宋_GB2312'),
  head: face('黑体'),
  kai: face('楷体_GB2312'),
  title: face('方正小标宋简体'),
  foot: face('宋体'),
}

function face(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

/** Native styles of the document, so that an office can go on writing in them. */
export function styles() {
  const spacing = { line, lineRule: LineRuleType.EXACT }
  const run = (font: object, size: number) => ({ font, size, characterSpacing: -4 })
  const indent = { firstLineChars: 200, firstLine: 632 }
  const style = (id: string, name: string, runs: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    run: runs,
    paragraph,
  })
  const table = (size: number, pitch: number) => ({ spacing: { line: pitch, lineRule: LineRuleType.EXACT }, size })
  const [inText, ledger] = [table(24, 360), table(19, 260)]
  return {
    default: { document: { run: run(fonts.body, 32), paragraph: { spacing } } },
    paragraphStyles: [
      style(
        'ReportTitle',
        '报告标题',
        { font: fonts.title, size: 44, characterSpacing: 0 },
        {
          alignment: AlignmentType.CENTER,
          spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 1160 },
        },
      ),
      style('ReportBody', '报告正文', run(fonts.body, 32), { spacing, indent, alignment: AlignmentType.JUSTIFIED }),
      style('ReportHeading', '报告一级标题', run(fonts.head, 32), { spacing, indent, keepNext: true, outlineLevel: 0 }),
      ...[
        { id: 'ReportTable', name: '报告表格', ...inText },
        { id: 'ReportLedger', name: '报告台账', ...ledger },
      ].map(({ id, name, spacing: pitch, size }) =>
        style(id, name, { font: fonts.foot, size, characterSpacing: 0 }, { spacing: pitch }),
      ),
    ],
  }
}

export type TableShape = {
  style: 'ReportTable' | 'ReportLedger'
  columns: number[]
  heads: string[]
  rows: string[][]
  total?: string[]
  /** The least height of a row. */
  height: number
  align: (column: number) => (typeof AlignmentType)[keyof typeof AlignmentType]
  /** Rows that stay on one page with the row below them, counted from the head. */
  keeps: (row: number) => boolean
  /** All borders, or three rules without uprights. */
  boxed: boolean
}

/** A table whose head repeats on every page and whose rows are never split. */
export function tableOf({ heads, rows, total, ...shape }: TableShape): Table {
  const lines = [heads, ...rows, ...(total ? [total] : [])]
  return new Table({
    columnWidths: shape.columns,
    width: { size: shape.columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: bordersOf(shape.boxed),
    rows: lines.map((texts, index) => rowOf(texts, index, { ...shape, last: total ? lines.length - 1 : -1 })),
  })
}

type RowShape = Omit<TableShape, 'heads' | 'rows' | 'total'> & { last: number }

function rowOf(texts: string[], index: number, { style, columns, height, align, keeps, last }: RowShape): TableRow {
  const head = index === 0
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    height: { value: height, rule: HeightRule.ATLEAST },
    children: texts.map(
      (text, column) =>
        new TableCell({
          width: { size: columns[column] ?? 900, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({
              style,
              keepNext: keeps(index),
              alignment: align(column),
              children: [new TextRun({ text, font: head || index === last ? fonts.head : fonts.foot })],
            }),
          ],
        }),
    ),
  })
}

const rule = (size: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color: '000000' })
const bare: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function bordersOf(boxed: boolean) {
  const [outer, side] = [rule(10), boxed ? rule(10) : bare]
  return {
    top: outer,
    bottom: outer,
    left: side,
    right: side,
    insideVertical: boxed ? rule(4) : bare,
    insideHorizontal: rule(4),
  }
}
