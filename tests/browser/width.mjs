// However long its words are, no page scrolls sideways, and what stays on the screen leaves room for the text.
import { Tally, each, kinds, nameOf } from './site.mjs';

const tally = new Tally('width');
const pages = kinds(2);

/** Finds what is wider than the screen, and what covers it. */
function tooMuch() {
  const faults = [];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const name = (node) => `<${node.localName} class="${node.getAttribute('class') ?? ''}">`;
  if (over > 0) {
    const rights = [...document.body.querySelectorAll('*')].map((node) => [node.getBoundingClientRect().right, node]);
    const [, widest] = rights.sort((a, b) => b[0] - a[0])[0];
    faults.push(`${over} px too wide: ${name(widest)} in ${name(widest.parentElement)} ${widest.textContent.trim().slice(0, 30)}`);
  }
  for (const node of document.body.querySelectorAll('*')) {
    const box = node.getBoundingClientRect();
    // A screen of the morning meeting is the text itself.
    const stays = getComputedStyle(node).position === 'fixed' && box.width > innerWidth / 2 && !node.matches('.slides');
    if (stays && box.height > innerHeight / 5) faults.push(`${name(node)} covers ${Math.round(box.height)} px`);
  }
  return faults;
}

await each(pages, {}, async (tab, page) => {
  const faults = [];
  for (const width of [320, 390, 768, 1280]) {
    await tab.setViewportSize({ width, height: 844 });
    await tab.goto(page.url, { waitUntil: 'load' });
    faults.push(...(await tab.evaluate(tooMuch)).map((fault) => `${width}: ${fault}`));
  }
  tally.note(nameOf(page), faults);
});
tally.end();
