// What a reporter does with the reader, in a real browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { example, picture, startBrowser, startServer, startSite } from "./desk.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let server, browser, story, versions;

before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  const page = await open("/add");
  await page.setInputFiles("input[type=file]", [...example("harbour-ferry"), ...example("dam-vote")]);
  await page.click("text=Add the files");
  await page.waitForSelector("text=11 new reports");
  await picture(page, "added");
  await page.click("nav >> text=Stories");
  await picture(page, "stories");
  story = new URL(await page.locator(".list a", { hasText: "ferry" }).first().getAttribute("href"), server.address).href;
  await page.context().close();
});

after(async () => {
  await browser?.close();
  server?.stop();
});

/** A page in a context of its own; nothing it asks for may leave the server. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.problems = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address)) page.problems.push(`asked for ${request.url()}`);
  });
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (line) => line.type() === "error" && page.problems.push(line.text()));
  await page.goto(new URL(address, server.address).href);
  return page;
}

/** Waits until the place of a hash is to be seen: scrolling takes a moment. */
const isInView = (page, hash) =>
  page.waitForFunction((id) => {
    const place = document.getElementById(id);
    const box = [...(place?.getClientRects() ?? [])].find((line) => line.width > 0);
    return box && place.contains(document.elementFromPoint(box.left + 2, box.top + box.height / 2));
  }, decodeURIComponent(hash.slice(1)), { timeout: 5000 });

async function close(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("finds the altered quote, follows it to both sources, and sends a link to it", async () => {
  const page = await open(story);
  await page.click("label:has-text('Altered quotes')");
  const finding = page.locator(".finding.k-altered").first();
  assert.equal(await page.locator(".finding:visible:not(.k-altered)").count(), 0);
  const cites = finding.locator("a[data-end]");
  assert.ok((await cites.count()) >= 2);
  const places = [];
  for (const index of [0, 1]) {
    await cites.nth(index).click();
    const place = new URL(page.url()).hash;
    places.push(place);
    await isInView(page, place);
  }
  assert.notEqual(places[0], places[1]);
  await picture(page, "altered");
  const sent = page.url();
  await close(page);
  const other = await open(sent);
  await isInView(other, places[1]);
  await close(other);
});

test("lights up a passage's counterparts under the pointer", async () => {
  const page = await open(story);
  const passage = page.locator(".report:visible .p[data-p]").first();
  const box = await passage.boundingBox();
  await page.mouse.move(5, 5);
  await page.mouse.move(box.x + 8, box.y + 8, { steps: 5 });
  await page.waitForSelector(".lit");
  const reports = await page.locator(".report:has(.lit)").count();
  assert.ok(reports >= 2, `${reports} reports are lit`);
  await picture(page, "lit");
  await close(page);
});

test("searches what a speaker said and comes to the place", async () => {
  const page = await open("/search");
  await page.fill("input[name=speaker]", "kestrin");
  await page.click("text=Search >> nth=-1");
  await page.waitForSelector(".list li");
  await picture(page, "search");
  const said = await page.locator(".list mark").first().innerText();
  await page.locator(".list a").first().click();
  await page.waitForLoadState();
  const target = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
  assert.ok((await target.count()) === 1, `${page.url()} leads to a place`);
  const text = (await page.locator(".report").innerText()).replace(/\s+/g, " ");
  assert.ok(text.includes(said.split(/\s+/).slice(0, 3).join(" ")));
  await close(page);
});

test("decides about a finding, and the decision is listed apart", async () => {
  const page = await open(story);
  const finding = page.locator(".finding.k-altered").first();
  await finding.locator(".decide a").click();
  await page.fill("input[name=note]", "heard the tape");
  await picture(page, "decide");
  await page.click("text=Confirm");
  await page.waitForSelector(".finding");
  assert.match(await page.locator(".finding.k-altered .decide").first().innerText(), /confirmed.*heard the tape/s);
  await page.goto(`${server.address}/decisions`);
  await page.waitForSelector("text=heard the tape");
  await picture(page, "decisions");
  await close(page);
});

test("sees what was changed in silence at a watched address, and which feed fails", async () => {
  const article = (quote) =>
    `<!doctype html><title>Quarry to close</title><article><p>The quarry at Stell will close in autumn, its owner said on Monday in the town hall.</p>
     <p>“${quote},” Perla Haddick told the meeting, which lasted until late in the evening.</p></article>`;
  const pages = { "/quarry": article("We have lost money on every stone since the spring and nobody will lend us more") };
  const site = await startSite(pages);
  pages["/rss"] = `<rss version="2.0"><channel><title>Stell Courier</title><item><title>Quarry to close</title><link>${site.address}/quarry</link></item></channel></rss>`;
  const watch = (...args) => server.run("watch", "--once", "--quiet", "--delay", "0s", "--every", "0s", "--revisit", "0s", "--allow", site.host, ...args);
  const { stdout } = await watch(`${site.address}/rss`, `${site.address}/missing`);
  assert.match(stdout, /"event":"report"/);
  pages["/quarry"] = article("We have lost money on every stone since the winter and nobody will lend us more");
  assert.match((await watch()).stdout, /"event":"edit"/);
  site.stop();

  const page = await open("/feeds");
  assert.match(await page.locator(".list li").first().innerText(), /\/missing.*answers 404/s);
  assert.match(await page.locator(".list li").last().innerText(), /Stell Courier/);
  await picture(page, "feeds");
  await page.goto(`${server.address}/?alone=on`);
  await page.click(".list >> text=Quarry to close");
  assert.equal(await page.locator(".report").count(), 1, "an earlier self is no report of the story");
  await page.click("text=version 2 of 2 at this address");
  versions = page.url();
  await page.waitForSelector(".finding.k-altered");
  assert.equal(await page.locator(".report").count(), 2);
  assert.match(await page.locator(".finding.k-altered").first().innerText(), /spring[^]*winter|winter[^]*spring/);
  assert.match(await page.locator(".report").first().innerText(), /seen /);
  await picture(page, "versions");
  await close(page);
});

test("does it all by the keyboard", async () => {
  const page = await open(story);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("n");
  const first = await page.evaluate(() => document.activeElement.closest(".finding")?.id);
  await page.keyboard.press("n");
  const second = await page.evaluate(() => document.activeElement.closest(".finding")?.id);
  assert.ok(first && second && first !== second, `${first} then ${second}`);
  await page.keyboard.press("j");
  await page.waitForSelector(".lit");
  const column = () => page.evaluate(() => document.activeElement.closest(".report")?.id);
  const here = await column();
  await page.keyboard.press("l");
  const there = await column();
  assert.ok(here && there && here !== there, `${here} then ${there}`);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".lit").count(), 0);
  await close(page);
});

test("reads on a phone", async () => {
  const page = await open(story, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing hangs over the edge");
  await picture(page, "phone");
  await page.locator(".chooser button:has(b:text-is('B'))").tap();
  assert.ok(await page.locator(".report").nth(1).isVisible());
  await picture(page, "phone-report");
  for (const address of ["/", "/search?words=dam", "/add", "/decisions"]) {
    await page.goto(server.address + address);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address);
  }
  await close(page);
});

test("prints", async () => {
  const page = await open(story);
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 3, `${pages} pages`);
  await close(page);
});

test("reads without script", async () => {
  const page = await open(story, { javaScriptEnabled: false });
  await page.click("label:has-text('Altered quotes')");
  assert.equal(await page.locator(".finding:visible:not(.k-altered)").count(), 0);
  await page.locator(".finding.k-altered a[data-end]").first().click();
  assert.notEqual(new URL(page.url()).hash, "");
  assert.ok(await page.locator(".report").last().isVisible());
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`is open to everybody: no violation of WCAG 2.2 AA, ${colorScheme}`, async () => {
    const addresses = ["/", "/search?words=dam", "/search?from=many", "/add", "/feeds", "/decisions", "/nowhere", story, versions];
    for (const address of addresses) {
      const page = await open(address, { colorScheme });
      page.problems = page.problems.filter((problem) => !problem.includes("404"));
      // Evaluated by the tests' own hand: the page's policy lets no foreign script in.
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), STANDARD);
      assert.ok(passes.length > 8, `${address}: only ${passes.length} rules found anything to look at`);
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
      assert.deepEqual(told, [], `${address}, ${colorScheme}`);
      await picture(page, `axe-${colorScheme}-${addresses.indexOf(address)}`);
      await close(page);
    }
  });
}
