import { MAX_NAME, MAX_SKUS } from '../kernel/limits';
import type { ImportGoods, ImportLine, ImportProblem, ImportReason } from './goods-import';

/*
 * Which lines of a goods file are one goods. A file has a line for each colour and size; the goods
 * is what they have in common.
 */

const hasSpecs = ({ specValues }: ImportLine): boolean => specValues.some((value) => value !== '');
const key = (...parts: string[]): string => JSON.stringify(parts.map((part) => part.toLowerCase()));
const styleOf = ({ name, code }: ImportLine): string => key(name, code);

/** The 货号 that several colours or sizes of one name share: it names the goods, so it is their 型号. */
function sharedStyles(lines: readonly ImportLine[]): Set<string> {
  const styles = new Map<string, Set<string>>();
  for (const line of lines.filter((each) => each.code !== '' && hasSpecs(each))) {
    styles.set(styleOf(line), (styles.get(styleOf(line)) ?? new Set()).add(key(...line.specValues)));
  }
  return new Set([...styles].filter(([, specs]) => specs.size > 1).map(([style]) => style));
}

/**
 * Puts the lines of one name that differ in their specs together, wherever they stand. Where they
 * share a 货号, two goods of one name stay two.
 *
 * @param lines with both spec values, '' for none
 * @param specNames of the two
 * @returns goods in the order of their first lines; lines that cannot be taken are problems
 */
export function groupLines(lines: readonly ImportLine[], specNames: readonly [string, string]): { goods: ImportGoods[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const refuse = ({ line }: ImportLine, reason: ImportReason, problem: string): null => { problems.push({ line, reason, problem }); return null; };
  const shared = sharedStyles(lines);
  const firstWith = new Map<string, number>();
  const groups = new Map<string, ImportLine[]>();
  for (const line of lines) {
    const isStyle = hasSpecs(line) && shared.has(styleOf(line));
    const coded = withOwnCodes(isStyle ? { ...line, code: '', model: [line.code, line.model].filter((part) => part !== '').join(' ') } : line, firstWith, refuse);
    if (coded === null) continue;
    const group = isStyle ? styleOf(line) : hasSpecs(line) ? key(line.name) : String(line.line);
    groups.set(group, [...(groups.get(group) ?? []), coded]);
  }
  const goods = [...groups.values()].flatMap((group) => goodsOf(group, specNames, refuse) ?? []);
  return { goods: goods.sort((a, b) => a.line - b.line), problems };
}

type Refuse = (line: ImportLine, reason: ImportReason, problem: string) => null;

/** The line when its codes are nobody else's. */
function withOwnCodes(line: ImportLine, firstWith: Map<string, number>, refuse: Refuse): ImportLine | null {
  if (line.model.length > MAX_NAME) return refuse(line, 'long', `货号和型号合起来超过 ${MAX_NAME} 个字`);
  if (line.code !== '' && line.code === line.barcode) return refuse(line, 'repeated', '货号和条码是同一个');
  const codes = [line.code, line.barcode].filter((code) => code !== '');
  const known = codes.find((code) => firstWith.has(code));
  if (known !== undefined) return refuse(line, 'repeated', `编码 ${known} 和第 ${String(firstWith.get(known))} 行重复`);
  for (const code of codes) firstWith.set(code, line.line);
  return line;
}

/** One goods of these lines; null when none of them can be taken. */
function goodsOf(group: readonly ImportLine[], specNames: readonly string[], refuse: Refuse): ImportGoods | null {
  const used = [0, 1].filter((at) => group.some(({ specValues }) => specValues[at] !== ''));
  const places = new Map<string, number>();
  const lines: ImportLine[] = [];
  for (const line of group) {
    const specValues = used.map((at) => line.specValues[at] ?? '');
    const missing = used.find((at) => line.specValues[at] === '');
    const before = places.get(key(...specValues));
    if (missing !== undefined) refuse(line, 'spec', `没填${specNames[missing] ?? '规格'}，同名的别的行填了`);
    else if (before !== undefined) refuse(line, 'same', `“${line.name}”的${specValues.join(' · ')}和第 ${before} 行重复`);
    else if (lines.length >= MAX_SKUS) refuse(line, 'long', `一件商品最多 ${MAX_SKUS} 个规格`);
    else {
      places.set(key(...specValues), line.line);
      lines.push({ ...line, specValues });
    }
  }
  const [first] = lines;
  return first === undefined ? null : { line: first.line, name: first.name, specNames: used.map((at) => specNames[at] ?? ''), lines };
}
