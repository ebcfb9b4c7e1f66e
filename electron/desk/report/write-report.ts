import type { Verdict } from '../../../shared/model/annotation.ts';
import { explainFlag } from '../../../shared/model/explanation.ts';
import type { QuestionGroup } from '../../../shared/model/question.ts';
import type { ReportCategory, ReportFacts, ReportFinding, ReportTranslation } from '../../../shared/model/report.ts';
import { offsetText } from '../../../shared/model/show-offset.ts';
import type { Span } from '../../../shared/model/span.ts';
import { clocksSection } from './clocks-section.ts';
import { html, Markup } from './markup.ts';
import { REPORT_STYLE } from './report-style.ts';
import type { ReportWords } from './report-words.ts';
import { timelinePicture } from './timeline-picture.ts';

export interface ReportMaking {
	readonly at: number;
	/** Null where nobody has said who they are. */
	readonly by: string | null;
	/** Of Showdesk. */
	readonly version: string;
}

/**
 * A session's report as one HTML file that loads nothing and runs nothing: its policy says so, whatever the texts in it try.
 * Texts of the chat are written in their own language and direction.
 */
export function writeReport(facts: ReportFacts, written: ReportWords, making: ReportMaking): string {
	const { words, direction, language } = written;
	const title = words('title', { title: facts.session.show.title || words('untitled') });
	const sections = [atAGlance, coverage, timeline, forHost, contradictions, findings, clocksSection, questions, staff].map((section) =>
		section(facts, written),
	);
	return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main>
${head(facts, written)}
${sections}
${foot(facts, written, making)}
</main></body>
</html>
`.text;
}

/** CSS of our own: nothing in it is anybody's text. */
const STYLE = new Markup(REPORT_STYLE);

function head({ session, span, personalData }: ReportFacts, { words, formatters }: ReportWords): Markup {
	const { show, endedAt, ending, seal } = session;
	const market = /^[A-Z]{2}$/.test(show.market) && show.market !== 'ZZ' ? formatters.countryName(show.market) : words('noMarket');
	return html`<header>
<p class="kicker">${words('kicker')}</p>
<h1><bdi>${show.title || words('untitled')}</bdi></h1>
<dl class="facts">
${show.host === '' ? null : html`<dt>${words('host')}</dt><dd><bdi>${show.host}</bdi></dd>`}
<dt>${words('when')}</dt><dd>${formatters.dateTime(span.start)} – ${formatters.dateTime(span.end)}</dd>
<dt>${words('length')}</dt><dd>${formatters.duration(span.end - span.start)}</dd>
<dt>${words('market')}</dt><dd>${market}</dd>
<dt>${words('platform')}</dt><dd><bdi>${show.platform}</bdi></dd>
</dl>
${endedAt === null ? notice(words('running')) : null}
${ending === 'interrupted' ? notice(words('interrupted')) : null}
${ending === 'imported' ? notice(words('imported')) : null}
${seal === null ? null : notice(words('sealed', { name: `\u2068${seal.by?.name ?? 'Showdesk'}\u2069`, time: formatters.dateTime(seal.at) }))}
${notice(words(personalData === 'masked' ? 'masked' : 'kept'))}
</header>`;
}

function notice(text: string): Markup {
	return html`<p class="notice">${text}</p>`;
}

function atAGlance(facts: ReportFacts, { words, formatters }: ReportWords): Markup {
	const { number, percent, duration, languageName } = formatters;
	const all = facts.categories.reduce((sum, category) => sum + totalOf(category), 0);
	const unjudged = facts.categories.reduce((sum, { verdicts }) => sum + verdicts.unjudged, 0);
	const escalated = facts.categories.reduce((sum, { verdicts }) => sum + verdicts.escalated, 0);
	const total = facts.languages.reduce((sum, { messages }) => sum + messages, 0);
	const figures: readonly (readonly [string, string])[] = [
		[words('figures.messages'), number(facts.kinds.chat)],
		...(facts.kinds.speech > 0 ? [[words('figures.speech'), number(facts.kinds.speech)] as const] : []),
		[words('figures.people'), number(facts.people)],
		[words('figures.findings'), number(all)],
		[words('figures.reviewed'), all === 0 ? '–' : percent(1 - unjudged / all)],
		[words('figures.escalated'), number(escalated)],
		[words('figures.open'), number(facts.questions.open)],
		[words('figures.missing'), facts.coverage.missing === 0 ? number(0) : duration(facts.coverage.missing)],
	];
	return html`<section><h2>${words('figures.title')}</h2>
<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p>${summary(all, unjudged, facts.forHost.length, words).map((sentence) => html`<span>${sentence}</span> `)}</p>
<p class="quiet">${facts.languages.length === 0 ? null : html`<b>${words('languages')}</b> ${facts.languages.map(({ tag, messages }) => `${languageName(tag)} ${percent(messages / total)}`).join(' · ')}`}</p>
</section>`;
}

function summary(all: number, unjudged: number, forHost: number, words: ReportWords['words']): readonly string[] {
	if (all === 0) return [words('summary.none')];
	const judged = unjudged === 0 ? words('summary.allJudged') : words('summary.unjudged', { count: unjudged });
	return [words('summary.findings', { count: all }), judged, ...(forHost === 0 ? [] : [words('summary.host', { count: forHost })])];
}

function totalOf({ verdicts, added }: ReportCategory): number {
	return verdicts.confirmed + verdicts.dismissed + verdicts.escalated + verdicts.unjudged + added;
}

/** Gaps listed; what is beyond is counted. */
const MOST_GAPS = 100;

function coverage({ coverage: { gaps, missing, sources }, span, deletions }: ReportFacts, { words, formatters }: ReportWords): Markup {
	const { duration, number, percent } = formatters;
	const share = percent(missing / Math.max(1, span.end - span.start));
	return html`<section><h2>${words('coverage.title')}</h2>
<p>${gaps.length === 0 ? words('coverage.whole') : words('coverage.missing', { count: gaps.length, duration: duration(missing), share })}</p>
${
	gaps.length === 0
		? null
		: html`<div class="wide"><table><thead><tr><th>${words('coverage.from')}</th><th>${words('coverage.for')}</th><th>${words('coverage.source')}</th></tr></thead><tbody>
${gaps.slice(0, MOST_GAPS).map(({ start, end, source }) => html`<tr><td class="number">${offsetText(start - span.start)}</td><td class="number">${duration(end - start)}</td><td><bdi>${source}</bdi></td></tr>`)}
</tbody></table></div>`
}
${gaps.length > MOST_GAPS ? html`<p class="quiet">${words('coverage.more', { count: gaps.length - MOST_GAPS })}</p>` : null}
${sources.length === 0 ? null : html`<p class="quiet">${sources.map(({ label, kind, messages }) => `${kind === label ? '' : `${kind} `}\u2068${label}\u2069 ${number(messages)}`).join(' · ')}</p>`}
${deletions === 0 ? null : html`<p class="quiet">${words('coverage.deleted', { count: deletions })}</p>`}
</section>`;
}

function timeline(facts: ReportFacts, written: ReportWords): Markup {
	return html`<section><h2>${written.words('timeline.title')}</h2>${timelinePicture(facts, written)}</section>`;
}

function forHost({ forHost: listed }: ReportFacts, written: ReportWords): Markup {
	const { words } = written;
	const lines = [...Map.groupBy(listed, ({ messageId }) => messageId).values()];
	return html`<section><h2>${words('forHost.title')}</h2>
${lines.length === 0 ? html`<p>${words('forHost.none')}</p>` : html`<p class="quiet">${words('forHost.intro')}</p>${lines.map((line) => hostLine(line, written))}`}</section>`;
}

/** One line of the host with all that was found in it. */
function hostLine(found: readonly ReportFinding[], written: ReportWords): Markup | null {
	const { flagWords } = written;
	const [first] = found;
	if (first === undefined) return null;
	const categories = [...new Map(found.map((one) => [one.category, one])).values()];
	return html`<article class="finding">
${placeOf(first, written)}
${quoted(
	first,
	found.map(({ span }) => span),
)}
${translated(first.translation, written)}
${categories.map(
	(one) =>
		html`<p>${severityMark(one, written)} <b>${flagWords(`category.${one.category}.name`)}</b> – ${verdictWords(one, written)}<br><span class="quiet">${flagWords(`category.${one.category}.risk`)}</span></p>`,
)}
</article>`;
}

function contradictions({ contradictions: listed }: ReportFacts, written: ReportWords): Markup {
	const { words, flagWords } = written;
	if (listed.length === 0) return html`<section><h2>${words('contradictions.title')}</h2><p>${words('contradictions.none')}</p></section>`;
	return html`<section><h2>${words('contradictions.title')}</h2>
<div class="wide"><table><thead><tr><th>${words('contradictions.said')}</th><th>${words('contradictions.sheet')}</th><th>${words('contradictions.who')}</th><th>${words('contradictions.verdict')}</th></tr></thead><tbody>
${listed.map((found) => {
	const facts = found.flag?.explanation.facts ?? {};
	return html`<tr><td class="said">${quoted(found, [found.span])}${translated(found.translation, written)}</td>
<td><bdi dir="auto">${facts.expected ?? ''}</bdi>${facts.product === undefined ? null : html`<br><small class="quiet"><bdi>${facts.product}</bdi></small>`}</td>
<td><bdi>${found.author}</bdi> ${found.role === 'host' ? html`<span class="host">${flagWords('role.host')}</span>` : null}<br><small class="quiet number">${offsetText(found.offset)}</small></td>
<td>${verdictWords(found, written)}</td></tr>`;
})}
</tbody></table></div></section>`;
}

function findings({ categories }: ReportFacts, written: ReportWords): Markup {
	const { words, flagWords } = written;
	return html`<section><h2>${words('findings.title')}</h2>
${categories.length === 0 ? html`<p>${words('findings.none')}</p>` : null}
${categories.map(
	(category) => html`<section><h3>${flagWords(`category.${category.category}.name`)} <span class="counts">${countsOf(category, words)}</span></h3>
${category.findings.map((found) => finding(found, written))}
${category.more === 0 ? null : html`<p class="quiet">${words('findings.more', { count: category.more })}</p>`}</section>`,
)}</section>`;
}

const COUNTED = ['escalated', 'confirmed', 'unjudged', 'dismissed'] as const;

function countsOf({ verdicts, added }: ReportCategory, words: ReportWords['words']): string {
	const counts = COUNTED.filter((verdict) => verdicts[verdict] > 0).map((verdict) => words(`findings.counts.${verdict}`, { count: verdicts[verdict] }));
	return [...counts, ...(added > 0 ? [words('findings.counts.added', { count: added })] : [])].join(' · ');
}

function finding(found: ReportFinding, written: ReportWords): Markup {
	const { words, flagWords, formatters } = written;
	const { flag, notes, addedBy, span } = found;
	const explanation = flag === null ? null : explainFlag(flag, flagWords, formatters);
	return html`<article class="finding">
${placeOf(found, written)}
${quoted(found, [span])}
${translated(found.translation, written)}
${explanation === null ? null : html`<p class="quiet">${explanation.summary}${explanation.citation === undefined ? null : html` ${explanation.citation}`}</p>`}
<p>${severityMark(found, written)} ${addedBy === null ? verdictWords(found, written) : html`<span class="verdict confirmed">${words('findings.addedBy', { name: `\u2068${addedBy}\u2069` })}</span>`}</p>
${notes.map(({ by, text }) => html`<p class="quiet">${words('findings.note', { name: `\u2068${by}\u2069` })} – <bdi dir="auto">${text}</bdi></p>`)}
</article>`;
}

/** Who said it, when, and in what language. */
function placeOf({ author, role, kind, offset, at, language, isDeleted }: ReportFinding, { words, flagWords, formatters }: ReportWords): Markup {
	return html`<header><span class="who"><bdi>${author}</bdi></span>${role === 'viewer' ? null : html`<span class="host">${flagWords(`role.${role}`)}</span>`}
${kind === 'chat' ? null : html`<span>${flagWords(`kind.${kind}`)}</span>`}
<span class="number">${words('findings.at', { offset: offsetText(offset), time: formatters.timeOfDay(at) })}</span>
<span>${formatters.languageName(language)}</span>
${isDeleted ? html`<span>${words('findings.deleted')}</span>` : null}</header>`;
}

function severityMark({ severity }: ReportFinding, { flagWords }: ReportWords): Markup {
	return html`<span class="severity severity-${severity}">${flagWords(`severity.${severity}`)}</span>`;
}

/** The text in its own language and direction, with what was found in it marked. */
function quoted({ text, language }: Pick<ReportFinding, 'text' | 'language'>, spans: readonly Span[]): Markup {
	const pieces: Markup[] = [];
	let reached = 0;
	for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
		if (end <= reached) continue;
		const from = Math.max(start, reached);
		pieces.push(html`${text.slice(reached, from)}<mark>${text.slice(from, end)}</mark>`);
		reached = end;
	}
	return html`<blockquote dir="auto" lang="${language === 'und' ? '' : language}">${pieces}${text.slice(reached)}</blockquote>`;
}

function translated(translation: ReportTranslation | null, { words }: ReportWords): Markup | null {
	if (translation === null) return null;
	return html`<p class="translation" dir="auto">${translation.text}<small>${words(`translation.${translation.origin}`)}</small></p>`;
}

function verdictWords({ verdict }: ReportFinding, { words, flagWords, formatters }: ReportWords): Markup {
	if (verdict === null) return html`<span class="verdict unjudged">${words('findings.unjudged')}</span>`;
	const name = flagWords(`verdict.${verdict.verdict satisfies Verdict}`);
	return html`<span class="verdict ${verdict.verdict}">${words('findings.by', { verdict: name, name: `\u2068${verdict.by}\u2069`, time: formatters.timeOfDay(verdict.at) })}</span>${
		verdict.reason === null ? null : html` <span class="quiet">${flagWords(`dismissal.${verdict.reason}`)}</span>`
	}${verdict.comment === '' ? null : html` <bdi class="quiet" dir="auto">${verdict.comment}</bdi>`}`;
}

function questions({ questions: { groups, open, hasMore }, session }: ReportFacts, written: ReportWords): Markup {
	const { words, formatters } = written;
	if (groups.length === 0) return html`<section><h2>${words('questions.title')}</h2><p>${words('questions.none')}</p></section>`;
	return html`<section><h2>${words('questions.title')}</h2>
<p>${open === 0 ? words('questions.allAnswered') : words('questions.open', { count: open })}</p>
<div class="wide"><table><thead><tr><th>${words('questions.question')}</th><th>${words('questions.asked')}</th><th>${words('languages')}</th><th>${words('questions.state')}</th></tr></thead><tbody>
${groups.map(
	(group) => html`<tr><td>${questionName(group, written)}</td>
<td class="number">${words('questions.times', { count: group.askings })}<br><small class="quiet">${words('questions.people', { count: group.viewers })}</small></td>
<td>${group.languages.map(({ tag }) => formatters.languageName(tag)).join(', ')}</td>
<td>${answerWords(group, session.startedAt, written)}</td></tr>`,
)}
</tbody></table></div>${hasMore ? html`<p class="quiet">${words('questions.more')}</p>` : null}</section>`;
}

function questionName({ intent, key, newest }: QuestionGroup, { intentName }: ReportWords): Markup {
	const name = intent === null ? null : intentName(intent);
	const [example] = newest;
	const asked = example === undefined ? html`<bdi>${key}</bdi>` : html`<bdi dir="auto" lang="${example.language}">${example.text}</bdi>`;
	return name === null ? asked : html`${name}<br><small class="quiet">${asked}</small>`;
}

function answerWords({ answer, open, heard }: QuestionGroup, startedAt: number, { words }: ReportWords): Markup {
	const mayBe = heard === null ? null : html`<br><small class="quiet">${words('questions.heard', { offset: offsetText(heard.at - startedAt) })}</small>`;
	if (answer === null) return html`<span class="verdict escalated">${words('questions.unanswered')}</span>${mayBe}`;
	const answered = answer.act === 'host' ? words('questions.byHost') : words('questions.byStaff', { name: `\u2068${answer.author.name}\u2069` });
	return open === null
		? html`<span class="answered">${answered}</span>`
		: html`<span class="verdict confirmed">${words('questions.unansweredAgain')}</span><br><small class="quiet">${answered}</small>${mayBe}`;
}

function staff({ staff: people }: ReportFacts, { words, formatters: { number } }: ReportWords): Markup {
	if (people.length === 0) return html`<section><h2>${words('staff.title')}</h2><p>${words('staff.none')}</p></section>`;
	const columns = ['confirmed', 'dismissed', 'escalated', 'added', 'notes', 'translations'] as const;
	return html`<section><h2>${words('staff.title')}</h2>
<div class="wide"><table><thead><tr><th>${words('staff.name')}</th>${columns.map((column) => html`<th>${words(`staff.${column}`)}</th>`)}</tr></thead><tbody>
${people.map(({ name, role, verdicts, addedFlags, notes, translations }) => {
	const counts = [verdicts.confirmed, verdicts.dismissed, verdicts.escalated, addedFlags, notes, translations];
	return html`<tr><td><bdi>${name}</bdi> <small class="quiet">${words(`staff.role.${role}`)}</small></td>${counts.map((count) => html`<td class="number">${number(count)}</td>`)}</tr>`;
})}
</tbody></table></div></section>`;
}

function foot({ session }: ReportFacts, { words, formatters, timeZone }: ReportWords, { at, by, version }: ReportMaking): Markup {
	const time = formatters.dateTime(at);
	return html`<footer><p>${by === null ? words('made', { version, time }) : words('madeBy', { name: `\u2068${by}\u2069`, version, time })}</p>
<p>${words('clock', { timeZone })} · ${session.id}</p></footer>`;
}
