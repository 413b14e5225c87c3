import type { Action, Tile } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { ImportPreview } from '../../../../cloudfunctions/files/contract';
import { call, lastSession } from '../../../services/api';
import { uploadFile } from '../../../services/cloud';
import { randomId } from '../../../services/command-id';
import { loadFailure } from '../../../services/feedback';
import { importFields, importReasons, type Columns, type ImportField } from '../../../shared/domain/goods-import';
import { keepsStock } from '../../../shared/domain/role';
import { seesCost } from '../../../shared/domain/visibility';
import { MAX_IMPORT_FILE_BYTES } from '../../../shared/kernel/limits';
import { dropJob, isRunning, lastJob, runJob, startJob, stopJob, watchJob, type ImportJob } from './import-job';

/** One field and the column it is read from. */
interface Choice {
  field: ImportField;
  label: string;
  /** Its place among `titles`: 0 = none. */
  index: number;
  title: string;
}

/** The lines of one reason. */
interface Group { reason: string; label: string; count: number; lines: string[]; isOpen: boolean }

const NONE = '不导入';
const EXTENSIONS = ['xlsx', 'csv'];
/** Rounded up: what is over the limit never reads like the limit. */
const megabytes = (bytes: number): string => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1);

/** The fields this person may bring. */
function fieldsFor(): ImportField[] {
  const role = lastSession()?.role ?? 'viewer';
  return (Object.keys(importFields) as ImportField[]).filter((field) => (field !== 'purchasePriceFen' || seesCost(role)) && (field !== 'quantity' || keepsStock(role)));
}

const groupsOf = ({ reasons, problems }: Pick<ImportJob, 'reasons' | 'problems'>): Group[] => reasons.map(({ reason, count }) => ({
  reason, label: importReasons[reason], count, isOpen: false,
  lines: problems.filter((problem) => problem.reason === reason).map(({ line, problem }) => `第 ${line} 行 ${problem}`),
}));

/** 从 Excel 搬过来: a file from a chat, its columns, a look at what will come, and in it goes. */
Page({
  data: {
    step: 'choose' as 'choose' | 'reading' | 'preview' | 'running' | 'done', problem: '', headers: [] as string[],
    fileId: '', fileName: '', preview: null as ImportPreview | null, titles: [] as string[], choices: [] as Choice[], groups: [] as Group[],
    failure: { title: '', note: '' }, summary: '', openingWords: '', job: null as ImportJob | null, progress: { done: '', all: '', percent: 0, opened: '' }, isRunning: false, tiles: [] as Tile[], actions: [] as Action[], reason: '',
    header: '',
  },
  unwatch: (): void => undefined,

  onLoad() {
    this.unwatch = watchJob((job) => { this.showJob(job); });
    this.setData({ header: fieldsFor().map((field) => importFields[field].label).join('、') });
    const job = lastJob();
    if (job === null || job.from === null) { this.draw(); return; }
    this.showJob(job);
    void runJob();
  },
  onUnload() {
    this.unwatch();
  },

  draw() {
    const { step, preview, isRunning: runs } = this.data;
    const count = preview?.goodsCount ?? 0;
    const reason = step === 'preview' && count === 0 ? '没有一行能导入：看看列对不对' : '';
    const actions: Record<typeof step, Action[]> = {
      choose: [{ key: 'choose', label: '选文件', icon: 'file-excel', kind: 'primary' }],
      reading: [{ key: 'wait', label: '正在读', kind: 'primary', busy: true }],
      preview: [{ key: 'choose', label: '换文件' }, { key: 'start', label: `导入 ${formatFigure(count)} 款`, kind: 'primary', disabled: reason !== '' }],
      running: runs ? [{ key: 'pause', label: '暂停' }] : [{ key: 'drop', label: '不导了' }, { key: 'resume', label: '接着导', kind: 'primary' }],
      done: [{ key: 'choose', label: '再导一个' }, { key: 'leave', label: '看商品', kind: 'primary' }],
    };
    this.setData({ reason, actions: actions[step] });
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'choose') void this.choose();
    if (detail.key === 'start') this.start();
    if (detail.key === 'pause') stopJob();
    if (detail.key === 'resume') void runJob();
    if (detail.key === 'drop') this.drop();
    if (detail.key === 'leave') void wx.switchTab({ url: '/pages/goods/goods' });
  },

  async choose() {
    const file = await wx.chooseMessageFile({ count: 1, type: 'file', extension: EXTENSIONS }).then(({ tempFiles }) => tempFiles[0], () => undefined);
    if (file === undefined) return;
    const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
    const wrong = !EXTENSIONS.includes(extension) ? `“${file.name}”不是 xlsx 或 csv；旧的 xls 在 Excel 里另存为 xlsx 再来`
      : file.size > MAX_IMPORT_FILE_BYTES ? `“${file.name}”有 ${megabytes(file.size)} MB，最多 ${MAX_IMPORT_FILE_BYTES / 1024 / 1024} MB，请分成几个文件`
        : file.size === 0 ? `“${file.name}”里面没有内容` : '';
    if (wrong !== '') { this.setData({ step: 'choose', problem: wrong }); this.draw(); return; }
    this.setData({ step: 'reading', fileName: file.name, preview: null, problem: '' });
    this.draw();
    try {
      // The shop is not known yet where this is the first page that ever opens.
      if (lastSession() === null) await call('shop', 'overview', {});
      this.setData({ fileId: await uploadFile(`private/${lastSession()?.shopId ?? ''}/${randomId()}.${extension}`, file.path) });
    } catch {
      this.setData({ step: 'choose', problem: '网络不给力，文件没传上去，请再试一次' });
      this.draw();
      return;
    }
    await this.read();
  },
  /** @param columns the person's choice; without it they are guessed */
  async read(columns?: Columns) {
    try {
      const { fileId } = this.data;
      const preview = await call('files', 'previewGoods', { fileId, ...(columns === undefined ? {} : { columns }) });
      const titles = [NONE, ...preview.headers.map((title, index) => title.trim() || `第 ${index + 1} 列`)];
      const choices = fieldsFor().map((field): Choice => {
        const index = (preview.columns[field] ?? -1) + 1;
        return { field, label: importFields[field].label, index, title: titles[index] ?? NONE };
      });
      this.setData({
        step: 'preview', preview, titles, choices, problem: '', groups: groupsOf(preview),
        summary: `${formatFigure(preview.goodLines)} 行能导入${preview.goodsCount < preview.goodLines ? `，是 ${formatFigure(preview.goodsCount)} 款` : ''}${preview.problemLines > 0 ? `，${formatFigure(preview.problemLines)} 行不能` : ''}`,
        openingWords: preview.openingLines > 0 ? `其中 ${formatFigure(preview.openingLines)} 行带现有数量，共 ${formatFigure(preview.openingPieces)} 件，记作期初${preview.columns.purchasePriceFen === undefined ? '；没有进货价，成本记 0' : ''}` : '',
      });
    } catch (error) {
      const { note } = loadFailure(error, '文件');
      this.setData(this.data.preview === null ? { step: 'choose', problem: note } : { step: 'preview', problem: note });
    }
    this.draw();
  },
  onColumnChange({ detail, currentTarget }: WechatMiniprogram.PickerChange) {
    const field = String(currentTarget.dataset['field']) as ImportField;
    const index = Number(detail.value);
    // One column serves one field: it leaves the one that had it.
    const choices = this.data.choices.map((choice) => (choice.field === field ? { ...choice, index } : choice.index === index ? { ...choice, index: 0 } : choice));
    this.setData({ choices });
    void this.read(Object.fromEntries(choices.filter((choice) => choice.index > 0).map((choice) => [choice.field, choice.index - 1])));
  },
  onGroupTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const index = Number(currentTarget.dataset['index']);
    this.setData({ [`groups[${index}].isOpen`]: this.data.groups[index]?.isOpen !== true });
  },
  onCopyHeader() {
    void wx.setClipboardData({ data: fieldsFor().map((field) => importFields[field].label).join('\t') });
  },

  start() {
    const { fileId, fileName, preview } = this.data;
    if (preview === null) return;
    const { columns, goodLines, problems, reasons } = preview;
    startJob({ fileId, fileName, columns, goodLines, problems, reasons });
  },
  drop() {
    dropJob();
    this.setData({ step: 'choose', job: null, problem: '' });
    this.draw();
  },
  showJob(job: ImportJob) {
    const isDone = job.from === null;
    const refused = job.reasons.reduce((sum, { count }) => sum + count, 0);
    this.setData({
      job, problem: '', step: isDone ? 'done' : 'running', isRunning: isRunning() && job.halt === '',
      progress: {
        done: formatFigure(job.handled), all: formatFigure(job.goodLines), percent: job.goodLines === 0 ? 100 : Math.floor((job.handled / job.goodLines) * 100),
        opened: job.opened > 0 ? `${formatFigure(job.opened)} 行的现有数量已记作期初` : '数量可以在商品里逐个填，或收一次货',
      },
      tiles: [
        { key: 'added', label: '新建', value: job.added, unit: '款', tone: 'brand' },
        ...(job.known > 0 ? [{ key: 'known', label: '早就有', value: job.known, unit: '款' }] : []),
        { key: 'refused', label: '没导入', value: refused, unit: '行', ...(refused > 0 ? { tone: 'amber' as const } : {}) },
      ],
      ...(isDone ? { groups: groupsOf(job) } : {}),
    });
    this.draw();
  },
});
