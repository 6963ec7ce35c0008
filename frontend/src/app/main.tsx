import '@/styles/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { register } from '@/offline/register';
import { fetchAhead, router } from './router';
import { Session } from './session-provider';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

fetchAhead();
createRoot(root).render(
  <StrictMode>
    <Session>
      <RouterProvider router={router} />
    </Session>
  </StrictMode>,
);

register();
