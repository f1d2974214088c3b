import type { PageFile } from '../workspace/page-api.ts';
import { fileUrl } from './api.ts';
import { kindOf, sizeOf } from './messages.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const Inside = ({ file, verb }: { file: PageFile; verb: string }) => (
  <>
    <span className={`file-icon ${kindOf(file.name).toLowerCase()}`} aria-hidden="true">
      {kindOf(file.name)}
    </span>
    <span className="file-words">
      <span className="only-heard">{verb} </span>
      <bdi className="file-name">{file.title || file.name}</bdi>
      <small>
        {file.name} · {kindOf(file.name)} · {sizeOf(file.bytes)}
      </small>
    </span>
  </>
);

/** A PDF opens inside the page; anything else is saved. */
export const FileCard = ({ file }: { file: PageFile }) => {
  const { snapshot, openFile } = useWorkspaceContext();
  return kindOf(file.name) === 'PDF' ? (
    <button type="button" className="file" onClick={() => openFile(file)}>
      <Inside file={file} verb="Open" />
    </button>
  ) : (
    <a className="file" href={fileUrl(file.id, snapshot.me)} download={file.name}>
      <Inside file={file} verb="Download" />
    </a>
  );
};
