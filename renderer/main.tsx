import './app/zod-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { ConveneApp } from './app/app.tsx';
import { placeOfLink } from './app/links.ts';
import { goTo } from './app/routes.ts';
import { chooseHost } from './host/choose-host.ts';
import { createApp } from './stores/app-store.ts';
import './ui/tokens.css';
import './ui/base.css';

async function start(root: HTMLElement): Promise<void> {
  const app = createApp(await chooseHost(), (link) => goTo(placeOfLink(link)));
  createRoot(root).render(<ConveneApp app={app} />);
  await app.start();
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
void start(root);
