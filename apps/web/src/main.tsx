import '@fontsource-variable/source-sans-3/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startLanguage } from './i18n';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/overlays.css';
import './styles/shell.css';
import './styles/shell-narrow.css';
import './styles/layout.css';
import './styles/table.css';
import './styles/parts.css';
import './styles/referral.css';

// a newer version has been put in place and the page's old parts are gone: begin again, once
addEventListener('vite:preloadError', () => {
  if (!navigator.onLine || sessionStorage.getItem('samsteg.reloaded') === location.pathname) return;
  sessionStorage.setItem('samsteg.reloaded', location.pathname);
  location.reload();
});

await startLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
