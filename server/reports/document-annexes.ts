import 'server-only'
import { AlignmentType, Footer, type ISectionOptions, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import { type AnnexList, annexName, figureWords, type ReportContent } from '@/domain/reports/content'
import { fonts, tableOf } from '@/server/reports/document-parts'

const twips = 1440 / 25.4

/** A4 on its side with the margins of a ledger. */
const wide = {
  // the library turns the page itself
  size: { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: Math.round(22 * twips),
    bottom: Math.round(20 * twips),
    left: Math.round(18 * twips),
    right: Math.round(18 * twips),
    header: 600,
    footer: 600,
    gutter: 0,
  },
}

/** The first annex, 口径说明, in the text's own pages. */
export function notesOf(content: ReportContent): Paragraph[] {
  return [
    new Paragraph({
      pageBreakBefore: true,
      children: [new TextRun({ text: annexName(content, 0), font: fonts.head })],
    }),
    new Paragraph({ style: 'ReportTitle', text: '口径说明', spacing: { before: 580, after: 580 } }),
    ...content.notes.map((note, index) => new Paragraph({ style: 'ReportBody', text: `${index + 1}．${note}` })),
  ]
}

/** Every other annex: a ledger on pages of its own. */
export function ledgersOf(content: ReportContent): ISectionOptions[] {
  return (content.lists ?? []).map((list, index) => ({
    properties: { page: wide },
    footers: { default: footer(), even: footer() },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 520, lineRule: 'exact' },
        children: [new TextRun({ text: list.title, font: fonts.title, size: 36 })],
      }),
      new Paragraph({
        style: 'ReportLedger',
        spacing: { before: 80, after: 100, line: 283, lineRule: 'exact' },
        text: [annexName(content, index + 1), content.office, figureWords(content, list.traces)].join('　　'),
      }),
      ledger(list),
    ],
  }))
}

function ledger({ columns, rows }: AnnexList) {
  return tableOf({
    style: 'ReportLedger',
    columns: columns.map(({ width }) => Math.round(width * twips)),
    heads: columns.map(({ label }) => label),
    rows,
    height: Math.round(8 * twips),
    align: (column) => (columns[column]?.align ? AlignmentType.CENTER : AlignmentType.LEFT),
    keeps: (row) => row < 1,
    boxed: true,
  })
}

function footer(): Footer {
  const run = (child: string) => new TextRun({ children: [child], font: fonts.foot, size: 18 })
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run('第 '), run(PageNumber.CURRENT), run(' 页 共 '), run(PageNumber.TOTAL_PAGES), run(' 页')],
      }),
    ],
  })
}
