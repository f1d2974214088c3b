import { lazy, Suspense, useEffect, useReducer, useState } from 'react';
import type { Act, PageFile } from '../workspace/page-api.ts';
import { doAct } from './api.ts';
import { useConfirm } from './confirm-dialog.tsx';
import { Layout } from './layout.tsx';
import { Modal } from './modal.tsx';
import { typedReducer } from './typed.ts';
import { useLocation } from './use-location.ts';
import { usePhone } from './use-phone.ts';
import { useTheme } from './use-theme.ts';
import { useWorkspace } from './use-workspace.ts';
import { type MyAct, WorkspaceContext } from './workspace-context.ts';

/** pdf.js is large: it comes with the first PDF. */
const PdfViewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }));

export const App = () => {
  const { where, go } = useLocation();
  const { snapshot, isLost, refresh } = useWorkspace(where.as);
  const { theme, toggle } = useTheme();
  const isPhone = usePhone();
  const [typed, dispatch] = useReducer(typedReducer, {});
  const [file, openFile] = useState<PageFile | null>(null);
  const { ask, dialog } = useConfirm();
  useEffect(() => {
    if (snapshot)
      dispatch({ kind: 'seen', views: [...snapshot.modal, ...(snapshot.home ? [snapshot.home] : [])] });
  }, [snapshot]);
  if (!snapshot)
    return <p className="empty">{isLost ? 'The workspace does not answer. Trying again…' : 'Opening…'}</p>;
  const run = async (act: MyAct) => {
    const done = await doAct({ as: snapshot.me, ...act } as Act);
    await refresh();
    return done;
  };
  return (
    <WorkspaceContext value={{ snapshot, theme, isPhone, typed, dispatch, go, run, ask, openFile }}>
      <Layout where={where} isLost={isLost} toggleTheme={toggle} />
      <Modal />
      <Suspense>{file && <PdfViewer file={file} close={() => openFile(null)} />}</Suspense>
      {dialog}
    </WorkspaceContext>
  );
};
