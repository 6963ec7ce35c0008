import '@/styles/base.css';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './graphiql.css';
import './panels/panels.css';
import './workers';
import { createRoot } from 'react-dom/client';
import { ready } from '@/lib/session';
import { Playground } from './playground';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

await ready();
createRoot(root).render(<Playground />);
