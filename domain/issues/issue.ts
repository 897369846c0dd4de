import type { AreaCode } from '@/domain/areas/area-code'
import type {
  DissatisfactionCause,
  IssueCategory,
  IssueGrade,
  IssueKind,
  IssueRoute,
  IssueSource,
  IssueSubcategory,
  PauseReason,
  Rating,
  ReplyMode,
  SupervisionLevel,
  UnitCode,
} from '@/domain/issues/codes'
import type { IssueState } from '@/domain/issues/lifecycle'

type Core = {
  id: string
  areaCode: AreaCode
  number: string
  householdId: string | null
  place: string
  title: string
  detail: string | null
  source: IssueSource
  kind: IssueKind
  category: IssueCategory
  subcategory: IssueSubcategory
  grade: IssueGrade
  route: IssueRoute
  hard: boolean
  registeredAt: Date
  firstTakerId: string
  watcherId: string | null
  handlerId: string | null
  unitCode: UnitCode | null
  answerDueAt: Date | null
  dueAt: Date | null
  dueProvisional: boolean
  outcome: string | null
  rating: Rating | null
  cause: DissatisfactionCause | null
  supervision: SupervisionLevel | null
  reopened: number
  version: number
}

type Reply = { reply: string; replyMode: ReplyMode; repliedBy: string; settledAt: Date }

/** 诉求, as its state makes it: what is paused has a reason, what is answered has a reply. */
export type Issue = Core &
  (
    | { state: 'reported' | 'accepted' | 'handling'; settledAt: null }
    | { state: 'paused'; pausedAt: Date; pauseReason: PauseReason; settledAt: null }
    | { state: 'handled'; handledAt: Date; settledAt: null }
    | ({ state: 'replied' | 'rated' } & Reply)
    | ({ state: 'closed'; closedAt: Date } & Reply)
    | { state: 'declined' | 'merged' | 'withdrawn'; settledAt: Date }
  )

/** What a step changes on the row; the state itself comes from the table of transitions. */
export type IssueChange = Partial<
  Pick<
    Core,
    | 'route'
    | 'hard'
    | 'watcherId'
    | 'handlerId'
    | 'unitCode'
    | 'outcome'
    | 'rating'
    | 'cause'
    | 'supervision'
    | 'reopened'
    | 'title'
    | 'detail'
    | 'place'
  >
> & {
  pausedAt?: Date | null
  pauseReason?: PauseReason | null
  handledAt?: Date | null
  results?: { what: string; count: number; unit: string }[] | null
  reply?: string | null
  replyMode?: ReplyMode | null
  repliedBy?: string | null
  settledAt?: Date | null
  closedAt?: Date | null
  closedBy?: string | null
  mergedIntoId?: string | null
}

/** Who takes a step, and when. */
export type Clerk = { id: string; unitCode: string | null; now: Date }

/** A step that may be taken: what changes, what is noted, what is kept beside it. */
export type Step = { state: IssueState; change: IssueChange; note: string | null; detail?: Record<string, unknown> }
