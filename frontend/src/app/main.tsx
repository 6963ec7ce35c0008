import '@/styles/base.css';
// What is drawn before the application runs (first-paint.tsx) has its styles at once.
import '@/components/page.module.css';
import '@/features/auth/sign-in.module.css';
import './shell.module.css';
import './waiting.module.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { register } from '@/offline/register';
import { fetchAhead, router } from './router';
import { Session } from './session-provider';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

fetchAhead();
// What the page showed at first stays until what takes its place is there.
await router.load();
createRoot(root).render(
  <StrictMode>
    <Session>
      <RouterProvider router={router} />
    </Session>
  </StrictMode>,
);

register();
