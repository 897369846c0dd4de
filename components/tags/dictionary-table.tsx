import { Chip, type ChipKind } from '@/components/ui/chip'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { grouped } from '@/components/ui/numbers'
import type { TagDictionary } from '@/server/tags/tag-dictionary'

type Row = TagDictionary['tags'][number]
const kinds: Record<Row['sourceCode'], ChipKind> = { rule: 'rule', benefit: 'proof', hand: 'hand' }

const columns: Columns<Row> = [
  {
    id: 'label',
    header: '标签',
    cell: ({ row: { original } }) => <Chip kind={kinds[original.sourceCode]}>{original.label}</Chip>,
    meta: { className: 'tight' },
  },
  { id: 'about', header: '关于', accessorKey: 'about', meta: { className: 'tight aux' } },
  { id: 'source', header: '来源', accessorKey: 'source', meta: { className: 'tight aux' } },
  { id: 'grounds', header: '凭什么', accessorKey: 'grounds', meta: { className: 'aux' } },
  {
    id: 'review',
    header: '复核',
    cell: ({ row: { original } }) =>
      original.review ? `每 ${original.review} 个月` : <span className="faint">不用</span>,
    meta: { className: 'tight aux' },
  },
  {
    id: 'sensitive',
    header: '敏感',
    cell: ({ row: { original } }) => (original.sensitive ? '敏感' : <span className="faint">一般</span>),
    meta: { className: 'tight aux' },
  },
  { id: 'seers', header: '谁能看', accessorKey: 'seers', meta: { className: 'aux' } },
  {
    id: 'households',
    header: '今天（户）',
    cell: ({ row: { original } }) =>
      original.households === null ? (
        <span className="faint">看不到</span>
      ) : (
        <a className="plain" href={`/households?tag=${original.id}`}>
          {grouped(original.households)}
          <span className="narrow-only"> 户</span>
        </a>
      ),
    meta: { align: 'num' },
  },
]

/** Every tag: what it takes, how long it stands, who sees it, and the households that hold it today. */
export function DictionaryTable({ tags }: { tags: Row[] }) {
  return <DataTable caption="标签字典" columns={columns} rows={tags} empty={null} className="stack" />
}
