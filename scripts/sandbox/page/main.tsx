import 'slack-blocks-to-jsx/dist/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the workspace');
createRoot(root).render(<App />);
