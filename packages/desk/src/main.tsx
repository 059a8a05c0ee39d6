import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RequestFault } from './api/fault.ts'
import { makeRouter } from './router.tsx'
import './style/fonts.css'
import './style/tokens.css'
import './style/desk.css'
import './style/shell.css'
import './style/kill.css'

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // An answer of 401 anywhere means that the session is over; the shell leads to the sign-in.
      if (
        error instanceof RequestFault &&
        error.status === 401 &&
        query.queryKey[0] !== 'session'
      ) {
        void queries.invalidateQueries({ queryKey: ['session'] })
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the node refused it will refuse again; a broken line or a fault of its own may pass.
      retry: (failures, error) =>
        failures < 2 &&
        !(error instanceof RequestFault && error.status >= 400 && error.status < 500),
    },
  },
})
const router = makeRouter(queries)

createRoot(document.querySelector('#desk')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

// The other scripts' faces come after the first page: their lists of ranges are long.
void import('./style/fonts-han.css')
void import('./style/fonts-south.css')
