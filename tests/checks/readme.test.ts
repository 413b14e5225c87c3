import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagrams } from '../../scripts/state-diagrams';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README shows the state tables as they are', () => {
  for (const [heading, diagram] of Object.entries(diagrams)) expect(readme).toContain(`**${heading}**\n\`\`\`mermaid\n${diagram}\n\`\`\``);
});

test('every command and every file that the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  const files = [...readme.matchAll(/\]\(([\w./-]+)\)|`([\w-]+(?:\/[\w.-]+)+)`/g)].map(([, link, code]) => link ?? code ?? '').filter((file) => !file.startsWith('dist/'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('it is read in a few minutes', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(200);
});
