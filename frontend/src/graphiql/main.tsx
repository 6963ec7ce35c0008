import '@/styles/base.css';
import 'graphiql/style.css';
import './graphiql.css';
import './workers';
import { createRoot } from 'react-dom/client';
import { ready } from '@/lib/session';
import { Playground } from './playground';
import { SignedOut } from './signed-out';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

const status = await ready();
createRoot(root).render(status === 'signed-in' ? <Playground /> : <SignedOut />);
