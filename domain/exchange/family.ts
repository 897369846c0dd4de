import type { CivilDay } from '@/domain/calendar/civil-day'
import type { DwellingState, DwellingUse, Tenure } from '@/domain/dwellings/codes'
import type { DropReason, Finding } from '@/domain/exchange/findings'
import type { Mapping } from '@/domain/exchange/mapping'
import type { ParsedTag } from '@/domain/exchange/tag-cells'
import type { BirthPrecision } from '@/domain/residents/ages'
import type {
  Education,
  EthnicGroup,
  HukouKind,
  IdType,
  Kinship,
  MaritalStatus,
  PoliticalStatus,
  Registration,
  Sex,
} from '@/domain/residents/codes'
import type { Phone } from '@/domain/residents/phones'
import type { TagCode } from '@/domain/tags/codes'

export type ParsedDwelling = {
  estate?: string
  building?: string
  unit?: string
  floor?: string
  room?: string
  addressText?: string
  use?: DwellingUse
  state?: DwellingState
  tenure?: Tenure
  ownerName?: string
}

/** A person as one row (or two merged ones) tells of them. Absent means unknown, never 否. */
export type ParsedMember = {
  rowNo: number
  mergedRowNos: number[]
  name: string
  idNumber?: string
  idType: IdType
  sex?: Sex
  birthOn?: CivilDay
  birthPrecision?: BirthPrecision
  relation?: Kinship
  relationText?: string
  phones: Phone[]
  contactName?: string
  contactPhones: Phone[]
  registeredAddress?: string
  ethnic?: EthnicGroup
  education?: Education
  political?: PoliticalStatus
  marital?: MaritalStatus
  registration?: Registration
  hukou?: HukouKind
  workplace?: string
  occupation?: string
  health?: string
  tags: ParsedTag[]
  tagsDenied: TagCode[]
  moveInOn?: CivilDay
  deceased?: true
  deceasedOn?: CivilDay
  movedOut?: true
  movedOutOn?: CivilDay
  note?: string
  warnings: Finding[]
}

/** A household as the rows of one sheet tell of it; without members it is a vacant dwelling. */
export type ParsedFamily = {
  rowNos: number[]
  dwelling: ParsedDwelling
  householdNumber?: string
  headName?: string
  gridName?: string
  gridWorkerName?: string
  members: ParsedMember[]
  householdTags: TagCode[]
  warnings: Finding[]
}

/** A row that may not come in, with why and the cells as they stood. */
export type RefusedRow = { rowNo: number; reasons: Finding[]; cells: string[] }

export type DroppedRow = { rowNo: number; reason: DropReason }

/**
 * What a sheet says. Every row stands in exactly one of `families` (as rowNos), `refused` and `dropped`; `findings`
 * holds every remark of all of them.
 */
export type SheetReading = {
  mapping: Mapping
  title: string
  families: ParsedFamily[]
  refused: RefusedRow[]
  dropped: DroppedRow[]
  findings: Finding[]
}
