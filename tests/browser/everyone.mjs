// Every kind of page serves everyone: 400 % zoom, fingers, keyboard, colours of one's own, no motion.
import { Tally, each, kinds, nameOf } from './site.mjs';

const tally = new Tally('everyone');
const pages = kinds(1);
const SHEET = /^(checklists|score-sheets|acknowledgement)/;
/** How often the keyboard walks on: far enough for the header, the navigation and some of the text. */
const STEPS = 60;

/** Finds what scrolls sideways. */
function tooWide() {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return [];
  const rights = [...document.body.querySelectorAll('*')].map((e) => [e.getBoundingClientRect().right, e]);
  const [right, e] = rights.sort((a, b) => b[0] - a[0])[0];
  return [`${over} px too wide, up to ${Math.round(right)}: <${e.nodeName.toLowerCase()} class="${e.className}"> ${e.textContent.trim().slice(0, 30)}`];
}

/** Finds what is too small to hit; a link within a sentence is as high as its line. */
function tooSmall(least) {
  const faults = [];
  for (const e of document.querySelectorAll('a[href], button, summary, input, select')) {
    // A box to tick is as large as its label.
    const box = (e.closest('label') ?? e).getBoundingClientRect();
    const style = getComputedStyle(e);
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden' || e.closest('.skip')) continue;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const alone = style.display !== 'inline' || block.textContent.trim() === e.textContent.trim();
    // The small print, references above all, stands in close lines: 24 px are enough there.
    const wanted = e.closest('.details, .small, .facts, .row') ? 24 : least;
    if (alone && box.height < wanted - 0.5) {
      faults.push(`${Math.round(box.height)} px high, not ${wanted}: <${e.nodeName.toLowerCase()} class="${e.className}"> in <${e.parentElement.nodeName.toLowerCase()} class="${e.parentElement.className}"> ${e.textContent.trim().slice(0, 20)}`);
    }
  }
  return [...new Set(faults)].slice(0, 6);
}

/** Says what is wrong with the place of the keyboard: not to be seen, off the screen, or under something else. */
function focused() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const name = `<${e.nodeName.toLowerCase()} class="${e.className}"> ${e.textContent.trim().slice(0, 20)}`;
  const style = getComputedStyle(e);
  const faults = [];
  const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const label = e.closest('label');
  if (!e.matches('main') && !isOutlined(style) && !(label && isOutlined(getComputedStyle(label)))) faults.push(`no outline on ${name}`);
  const boxes = [...e.getClientRects()].filter((b) => b.width > 0 && b.height > 0);
  const seen = boxes.some((b) => {
    const [x, y] = [(Math.max(b.left, 0) + Math.min(b.right, innerWidth)) / 2, (Math.max(b.top, 0) + Math.min(b.bottom, innerHeight)) / 2];
    const top = document.elementFromPoint(x, y);
    return top && (top === e || e.contains(top) || top.contains(e));
  });
  if (!seen) faults.push(`hidden with the focus: ${name}`);
  return faults;
}

/** Lists what stays in place and takes more than a third of the window's height; a screen of the morning meeting is the text itself. */
function staying() {
  const stays = [...document.querySelectorAll('body *')].filter((e) => /fixed|sticky/.test(getComputedStyle(e).position) && !e.closest('.slides'));
  const seen = stays.map((e) => [e, e.getBoundingClientRect()]).filter(([, box]) => box.height > 0 && box.width > 0 && box.bottom > 0 && box.top < innerHeight);
  return seen.filter(([, box]) => box.height > innerHeight / 3).map(([e, box]) => `<${e.nodeName.toLowerCase()} class="${e.className}"> takes ${Math.round(box.height)} px of ${innerHeight}`);
}

await each(pages, { hasTouch: true }, async (tab, page) => {
  const faults = [];
  const at = (place, found) => faults.push(...found.map((fault) => `${place}: ${fault}`));
  const sheet = SHEET.test(page.kind);
  await tab.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none', colorScheme: 'light' });
  for (const width of [320, 390, 768, 1280]) {
    await tab.setViewportSize({ width, height: 844 });
    await tab.goto(page.url, { waitUntil: 'load' });
    at(width, await tab.evaluate(tooWide));
    at(width, await tab.evaluate(tooSmall, sheet ? 24 : 44));
    if (width === 768) continue;
    for (let step = 0; step < STEPS; step += 1) {
      await tab.keyboard.press('Tab');
      const found = await tab.evaluate(focused);
      if (found === null) break;
      at(`${width}, key ${step + 1}`, found);
      if (step === 0 && !sheet && !(await tab.evaluate(() => document.activeElement.classList.contains('skip')))) {
        faults.push(`${width}: the first key does not reach the way to the text`);
      }
    }
  }
  // A window of 1280 by 1024, magnified four times: what stays in place leaves most of it to the text.
  await tab.setViewportSize({ width: 320, height: 256 });
  at('400 %', await tab.evaluate(tooWide));
  at('400 %', await tab.evaluate(staying));
  const smooth = () => tab.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  if ((await smooth()) !== 'auto') faults.push('scrolls smoothly although less motion is asked for');
  const moving = await tab.evaluate(() => document.getAnimations().length);
  if (moving > 0) faults.push(`${moving} animations`);

  await tab.emulateMedia({ forcedColors: 'active' });
  at('forced colours', await tab.evaluate(() => {
    const found = [];
    const none = (value) => value === 'none' || value === '0px';
    for (const e of document.querySelectorAll('.tag, .chip, .disc, .button, .switch, .part-lead, .part-assist, .ban, .level, .panel, .note, .row-say, .box, .cell, .big, i.count, .blank, .method')) {
      const style = getComputedStyle(e);
      if (e.getBoundingClientRect().height === 0) continue;
      const sides = ['Top', 'Right', 'Bottom', 'Left'].filter((side) => !none(style[`border${side}Style`]) && parseFloat(style[`border${side}Width`]) > 0);
      if (sides.length === 0) found.push(`no border on <${e.nodeName.toLowerCase()} class="${e.className}">`);
    }
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const e of document.querySelectorAll('.gem svg, .gem-word svg, .tl-box rect, .sign')) {
      const style = getComputedStyle(e);
      if (e.getBoundingClientRect().height > 0 && style.fill === paper && (none(style.stroke) || style.stroke === paper)) {
        found.push(`<${e.nodeName.toLowerCase()} class="${e.className.baseVal}"> cannot be told from the paper`);
      }
    }
    return [...new Set(found)];
  }));
  tally.note(nameOf(page), [...new Set(faults)]);
});
tally.end();
