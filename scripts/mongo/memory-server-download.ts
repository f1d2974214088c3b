import { MongoBinary } from 'mongodb-memory-server';

// Run by from-memory-server.ts. The last line of standard output is the path of the mongod.
try {
  const path = await MongoBinary.getPath({ downloadDir: process.argv[2] });
  process.stdout.write(`\n${path}\n`);
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text.replaceAll(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}
