// Large print: no type below 20 px on screen and 14 pt on paper, and still nothing that runs out of the page.
import { Tally, each, folders, nameOf, pagesOf, samples } from './site.mjs';

const tally = new Tally('type');
// Sheets keep the measures of their paper; the missing page of a published site has no style on the disk.
const pages = folders.flatMap((folder) => samples(pagesOf(folder).filter((page) => !/^(checklists|score-sheets)-|^404$/.test(page.kind)), 2));

/** Lists what is smaller than so many pixels; what is drawn, not seen, or part of the browser does not count. */
function small(least) {
  const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const seen = (element) => element.getClientRects().length > 0 && !element.closest('svg, .vh, .code, [hidden]') && getComputedStyle(element).clipPath === 'none';
  const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize);
  return [...document.querySelectorAll('body *')].filter((element) => holdsText(element) && seen(element) && sizeOf(element) < least - 0.01)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} has ${sizeOf(element)} px: ${element.textContent.trim().slice(0, 30)}`);
}

for (const width of [1280, 800, 390]) {
  await each(pages, { viewport: { width, height: 900 } }, async (tab, page) => {
    await tab.goto(page.url);
    const faults = await tab.evaluate(small, 20);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`runs ${wide} px out of the page`);
    if (width === 1280) {
      await tab.emulateMedia({ media: 'print' });
      faults.push(...(await tab.evaluate(small, 14 * 96 / 72)).map((fault) => `print: ${fault}`));
      await tab.emulateMedia({ media: null });
    }
    tally.note(`${nameOf(page)} at ${width}`, faults);
  });
}
tally.end();
