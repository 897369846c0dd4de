'use server'

import type { Route } from 'next'
import { tagRefusalText } from '@/domain/tags/wording'
import { formAction } from '@/server/form-action'
import { addTag } from '@/server/tags/add-tag'
import { endTag } from '@/server/tags/end-tag'

const fileOf = ({ id }: { id: string }) => `/households/${id}#reasons` as Route

export const addTagAction = formAction(addTag, { text: tagRefusalText, done: fileOf })
export const endTagAction = formAction(endTag, { text: tagRefusalText, done: fileOf })
