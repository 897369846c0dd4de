import { formFieldSearch, formSearch } from '@/db/queries/figures/forms'
import {
  householdCheckedSearch,
  householdDueSearch,
  householdInSearch,
  householdOutSearch,
  householdSearch,
} from '@/db/queries/figures/households'
import {
  followUpSearch,
  issueCarriedSearch,
  issueNewSearch,
  issueOpenSearch,
  issueSettledSearch,
  whistleSearch,
} from '@/db/queries/figures/issues'
import { livingSearch, residentInSearch, residentOutSearch, residentSearch } from '@/db/queries/figures/residents'
import type { Search } from '@/db/queries/figures/scope'
import {
  answeredSearch,
  benefitHouseholdSearch,
  benefitPersonSearch,
  guaranteedHouseholdSearch,
  guaranteedPersonSearch,
  hardshipSearch,
  keyPersonInSearch,
  keyPersonOutSearch,
  keyPersonSearch,
  reliefSearch,
} from '@/db/queries/figures/tags'
import {
  observationSearch,
  promiseAnsweredSearch,
  promiseCarriedSearch,
  promiseNewSearch,
  promiseOpenSearch,
} from '@/db/queries/figures/talk'
import { cardSearch, firstVisitSearch, teamSearch, visitSearch } from '@/db/queries/figures/visits'
import type { PopulationCode } from '@/domain/figures/populations'

/** The search of every population: what is counted, listed and frozen is always this. */
export const searches: Record<PopulationCode, Search> = {
  household: householdSearch,
  household_checked: householdCheckedSearch,
  household_due: householdDueSearch,
  household_in: householdInSearch,
  household_out: householdOutSearch,
  resident: residentSearch,
  living: livingSearch,
  resident_in: residentInSearch,
  resident_out: residentOutSearch,
  issue_carried: issueCarriedSearch,
  issue_new: issueNewSearch,
  issue_settled: issueSettledSearch,
  issue_open: issueOpenSearch,
  visit: visitSearch,
  card: cardSearch,
  first_visit: firstVisitSearch,
  team: teamSearch,
  whistle: whistleSearch,
  follow_up: followUpSearch,
  key_person: keyPersonSearch,
  key_person_in: keyPersonInSearch,
  key_person_out: keyPersonOutSearch,
  hardship: hardshipSearch,
  benefit_household: benefitHouseholdSearch,
  benefit_person: benefitPersonSearch,
  guaranteed_household: guaranteedHouseholdSearch,
  guaranteed_person: guaranteedPersonSearch,
  answered: answeredSearch,
  relief: reliefSearch,
  promise_carried: promiseCarriedSearch,
  promise_new: promiseNewSearch,
  promise_answered: promiseAnsweredSearch,
  promise_open: promiseOpenSearch,
  observation: observationSearch,
  form: formSearch,
  form_field: formFieldSearch,
}
