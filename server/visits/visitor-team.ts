import 'server-only'
import { z } from 'zod'
import { termsIn } from '@/db/queries/street-terms'
import { takenPart } from '@/db/queries/team'
import { teamOf } from '@/db/queries/visitors'
import { holds } from '@/domain/access/actor'
import { dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { shownPhone } from '@/domain/residents/shown'
import { offeredTerms, termName } from '@/domain/visits/terms'
import { someId, someWords } from '@/server/address'
import { view } from '@/server/view'

/** 走访队伍和翻译: who goes along, what they interpret, how to reach them (seed rows 3, 35). */
export const visitorTeam = view({
  name: 'visitor.team',
  permission: 'visit.read',
  query: z.object({ language: someWords(40), edit: someId }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const rows = await teamOf(db, actor.areaCode, jurisdiction, dayOf(now))
    const kinds = await termsIn(db, actor.areaCode, 'visitor_kind')
    const terms = await termsIn(db, actor.areaCode, 'competency')
    const team = rows.map(({ areaCode: _, phoneMasked, ...one }) => ({
      ...one,
      kindLabel: termName(kinds, one.kind),
      abilities: one.competencies.map((code) => termName(terms, code)),
      phone: shownPhone(fields, phoneMasked),
    }))
    const { language } = query
    const edited = team.find(({ id }) => id === query.edit)
    const took = [...(await takenPart(db, jurisdiction, firstOfMonth(dayOf(now)), dayOf(now)))]
    return {
      query,
      languages: [...new Set(team.flatMap(({ languages }) => languages))].sort(),
      team: language ? team.filter(({ languages }) => languages.includes(language)) : team,
      took: [...kinds.map(({ code }) => code), 'none'].flatMap((kind) => {
        const row = took.find((one) => one.kind === kind)
        return row ? [{ kind, label: kind === 'none' ? '不在队伍里的' : termName(kinds, kind), n: row.n }] : []
      }),
      people: took.reduce((sum, { n }) => sum + n, 0),
      edited,
      kinds: offeredTerms(kinds, edited ? [edited.kind] : []),
      competencies: offeredTerms(terms, edited?.competencies),
      may: { edit: holds(actor, 'visitor.edit'), reveal: holds(actor, 'resident.reveal') },
    }
  },
})
export type VisitorTeam = Awaited<ReturnType<typeof visitorTeam>>
