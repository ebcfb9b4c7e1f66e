import type { ReportFacts } from '../../../shared/model/report.ts';
import { offsetText } from '../../../shared/model/show-offset.ts';
import { html, type Markup } from './markup.ts';
import type { ReportWords } from './report-words.ts';

/** Pixels of the picture's own grid; it is drawn as wide as the page. */
const WIDTH = 960;
const CHART = { top: 34, height: 110 };
const SPEECH = { top: 152, height: 8 };
const AXIS_TOP = 176;
const HEIGHT = 184;
/** Languages with a colour of their own; the rest are one. */
const MOST_LANGUAGES = 6;

/** Messages by language, bucket by bucket, with findings above, the host's speech below and gaps behind; time runs from left to right in every language. */
export function timelinePicture(facts: ReportFacts, written: ReportWords): Markup {
	const { words, formatters } = written;
	const { buckets, bucketMs } = facts.timeline;
	const own = facts.languages.slice(0, MOST_LANGUAGES).map(({ tag }) => tag);
	const layers = [...own, null];
	const amounts = buckets.map(({ languages }) => layers.map((tag) => amountOf(languages, tag, own)));
	const highest = Math.max(1, ...amounts.map((amount) => amount.reduce((sum, count) => sum + count, 0)));
	const step = WIDTH / Math.max(1, buckets.length);
	const length = Math.max(1, bucketMs * buckets.length);
	const at = (time: number) => Math.max(0, Math.min(WIDTH, ((time - facts.span.start) / length) * WIDTH));
	const bars = amounts.map((amount, bucket) => {
		let top = CHART.top + CHART.height;
		return amount.map((count, layer) => {
			if (count === 0) return null;
			const height = (count / highest) * CHART.height;
			top -= height;
			return html`<rect class="layer-${layer}" x="${rounded(bucket * step)}" y="${rounded(top)}" width="${rounded(step * 0.86)}" height="${rounded(height)}"/>`;
		});
	});
	const hasOther = amounts.some((amount) => (amount.at(-1) ?? 0) > 0);
	const hasSpeech = buckets.some(({ speech }) => speech > 0);
	return html`<figure class="timeline">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words('timeline.label', { bucket: formatters.duration(bucketMs) })}" dir="ltr">
${facts.coverage.gaps.map(({ start, end }) => html`<rect class="gap" x="${rounded(at(start))}" y="${CHART.top}" width="${rounded(Math.max(2, at(end) - at(start)))}" height="${CHART.height}"/>`)}
${bars.flat()}
${buckets.map(({ flags }, bucket) => flagMarks(flags, (bucket + 0.43) * step))}
${buckets.map(({ speech }, bucket) => (speech === 0 ? null : html`<rect class="speech" x="${rounded(bucket * step)}" y="${SPEECH.top}" width="${rounded(step)}" height="${SPEECH.height}"/>`))}
<line class="base" x1="0" x2="${WIDTH}" y1="${CHART.top + CHART.height}" y2="${CHART.top + CHART.height}"/>
${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<text class="tick" x="${rounded(share * WIDTH)}" y="${AXIS_TOP}" text-anchor="${share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}">${offsetText(share * length)}</text>`)}
</svg>
<figcaption><span>${words('timeline.label', { bucket: formatters.duration(bucketMs) })}</span>
<ul class="legend">
${own.map((tag, layer) => html`<li><i class="swatch layer-${layer}"></i>${formatters.languageName(tag)}</li>`)}
${hasOther ? html`<li><i class="swatch layer-${own.length}"></i>${words('timeline.other')}</li>` : null}
<li><i class="swatch mark"></i>${words('timeline.flags')}</li>
${hasSpeech ? html`<li><i class="swatch speech"></i>${words('timeline.speech')}</li>` : null}
${facts.coverage.gaps.length > 0 ? html`<li><i class="swatch gap"></i>${words('timeline.gap')}</li>` : null}
</ul>${hasSpeech ? delayNote(facts, written) : null}</figcaption></figure>`;
}

/** How chat and speech of the session stand to each other, where somebody set it. */
function delayNote({ session: { chatDelayMs = 0 } }: ReportFacts, { words, formatters }: ReportWords): Markup | null {
	if (chatDelayMs === 0) return null;
	const seconds = formatters.number(Math.abs(chatDelayMs) / 1_000);
	return html`<span>${chatDelayMs > 0 ? words('timeline.chatLater', { seconds }) : words('timeline.chatEarlier', { seconds })}</span>`;
}

/** @param tag null for all that have no colour of their own */
function amountOf(languages: Readonly<Record<string, number>>, tag: string | null, own: readonly string[]): number {
	if (tag !== null) return languages[tag] ?? 0;
	return Object.entries(languages).reduce((sum, [other, count]) => (own.includes(other) ? sum : sum + count), 0);
}

/** Severity by shape as well as by colour: a triangle, a diamond, a dot. */
function flagMarks(flags: ReportFacts['timeline']['buckets'][number]['flags'], x: number): Markup {
	return html`${flags.high > 0 ? html`<path class="high" d="M${rounded(x - 5)} 12 L${rounded(x)} 3 L${rounded(x + 5)} 12 Z"/>` : null}${
		flags.medium > 0 ? html`<path class="medium" d="M${rounded(x)} 14 l4 4 l-4 4 l-4 -4 Z"/>` : null
	}${flags.low > 0 ? html`<circle class="low" cx="${rounded(x)}" cy="28" r="2.5"/>` : null}`;
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
