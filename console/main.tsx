/** Starts the console in the browser. */
import '@mantine/core/styles.css';
import './styles/house.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { cache } from './api/cache.ts';
import { routes } from './routes.tsx';
import { SignedOut } from './shell/signed-out.tsx';
import { theme, variables } from './theme.ts';
import { SaidProvider } from './ui/said.tsx';
import { WordsProvider } from './words/words.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
/** Our policy allows only styles that carry the page's own nonce. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="amends-nonce"]')?.content ?? '';

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <WordsProvider>
        <QueryClientProvider client={cache}>
          <SaidProvider>
            <RouterProvider router={createBrowserRouter(routes, { basename: '/console' })} />
            <SignedOut />
          </SaidProvider>
        </QueryClientProvider>
      </WordsProvider>
    </MantineProvider>
  </StrictMode>,
);
