/** Pages that stand open: nobody need be signed in, or nothing of anybody is shown. */
export const openPages = new Set([
  'app/(door)/door/page.tsx',
  'app/(auth)/sign-in/page.tsx',
  'app/not-permitted/page.tsx',
  'app/(public)/verify/page.tsx',
  'app/(public)/verify/[code]/page.tsx',
])

/** Route handlers that go through no view or command of their own, and what guards them instead. */
export const knownRoutes: Record<string, string> = {
  'app/settings/size/route.ts': 'keeps the size of letters in a cookie; reads nothing',
  'app/api/health/route.ts': 'says only ok or unavailable',
  'app/api/sync/v1/route.ts':
    'own origin, then who is signed in (or the token of a phone whose account is gone); each item is a command',
  'app/api/sync/v1/phone/route.ts': 'own origin, then who is signed in; a command',
  'app/api/sync/v1/arrived/route.ts':
    'own origin, then who is signed in (or the token of a phone whose account is gone); a view',
  'app/api/sync/v1/attachments/route.ts': 'own origin, then who is signed in (or such a token); a command',
  'app/api/sync/v1/attachments/[key]/[part]/route.ts': 'own origin, then who is signed in (or such a token); a command',
  'app/api/sync/v1/pack/route.ts': 'who is signed in; a view',
  'app/print/foot.css/route.ts': 'a style sheet made from the words of its own address; reads nothing',
  'app/api/auth/[...nextauth]/route.ts': 'next-auth: its own CSRF token, nothing but the cookie',
}

/** Actions that are no form action, and what guards them instead. */
export const knownActions: Record<string, string> = {
  signInAction: 'asks its own origin, then name and password',
  signOutAction: 'asks its own origin, then ends the session of its own cookie',
}
