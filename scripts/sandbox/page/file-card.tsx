import type { PageFile } from '../workspace/page-api.ts';
import { fileUrl } from './api.ts';
import { kindOf, sizeOf } from './messages.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const Inside = ({ file, does }: { file: PageFile; does: 'Open' | 'Download' }) => (
  <>
    <span className="only-heard">{does} </span>
    <span className={`file-icon ${kindOf(file.name).toLowerCase()}`} aria-hidden="true">
      {kindOf(file.name)}
    </span>
    <span className="file-words">
      <bdi className="file-name">{file.title || file.name}</bdi>
      <small>
        <bdi>{file.name}</bdi> · {sizeOf(file.bytes)}
      </small>
    </span>
  </>
);

/** A PDF opens inside the page; anything else is saved. */
export const FileCard = ({ file }: { file: PageFile }) => {
  const { snapshot, openFile } = useWorkspaceContext();
  return kindOf(file.name) === 'PDF' ? (
    <button type="button" className="file" onClick={() => openFile(file)}>
      <Inside file={file} does="Open" />
    </button>
  ) : (
    <a className="file" href={fileUrl(file.id, snapshot.me)} download={file.name}>
      <Inside file={file} does="Download" />
    </a>
  );
};
