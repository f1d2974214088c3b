// JavaScript, because a worker starts without the loader of the thread that starts it: tsx's `--import` does nothing in
// workers of Node 20, its API does. It works the same whoever starts it: tsx, jest or a Node that strips types.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
