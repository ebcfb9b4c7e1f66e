import type { ComplianceFinding, PriceElsewhere, Said } from '../../../shared/model/compliance.ts';
import type { Citation } from '../../../shared/model/flag.ts';
import type { ReportFacts } from '../../../shared/model/report.ts';
import { offsetText } from '../../../shared/model/show-offset.ts';
import { html, type Markup } from './markup.ts';
import type { ReportWords } from './report-words.ts';

/** What was disclosed, announced and compared in the show, with both moments of whatever did not hold side by side. */
export function clocksSection({ clocks, span }: ReportFacts, { words, formatters }: ReportWords): Markup | null {
	if (clocks === null) return null;
	const { disclosure, findings, prices, referenceLaw } = clocks;
	const price = (amount: number, currency: string | null) => html`<bdi>${formatters.price(amount, currency)}</bdi>`;
	const other = (kind: 'elsewhere' | 'lowest', found: PriceElsewhere | null) =>
		found === null
			? null
			: html` ${words(`clocks.${kind}`, { price: `\u2068${formatters.price(found.amount, found.currency)}\u2069`, date: formatters.date(found.at) })}`;
	const said = (moment: Said | null) =>
		moment === null
			? html`–`
			: html`<span class="number">${offsetText(moment.at - span.start)}</span>${moment.words === '' ? null : html` <bdi dir="auto">${moment.words}</bdi>`}`;
	const law = ({ law: cited }: ComplianceFinding) => (cited === null ? null : html`<br><small class="quiet"><bdi>${citation(cited)}</bdi></small>`);
	const disclosed =
		disclosure.since === null ? words('clocks.noSpeech') : words('clocks.disclosed', { count: disclosure.times, minutes: disclosure.everyMinutes });
	return html`<section><h2>${words('clocks.title')}</h2>
<p>${disclosed}</p>
${
	findings.length === 0
		? html`<p>${words('clocks.none')}</p>`
		: html`<p class="quiet">${words('clocks.asked')}</p>
<div class="wide"><table><thead><tr><th>${words('clocks.what')}</th><th>${words('clocks.first')}</th><th>${words('clocks.second')}</th></tr></thead><tbody>
${findings.map((finding) => html`<tr><td>${words(`clocks.found.${finding.kind}`, { minutes: finding.minutes })}${law(finding)}</td><td>${said(finding.first)}</td><td>${said(finding.second)}</td></tr>`)}
</tbody></table></div>`
}
${
	prices.length === 0
		? null
		: html`<p class="quiet"><b>${words('clocks.prices')}</b></p>
<ul class="quiet">${prices.map(
				({ amount, currency, now, first, elsewhere }) =>
					html`<li>${now === null ? price(amount, currency) : html`<s>${price(amount, currency)}</s> ${price(now, currency)}`} (<span class="number">${offsetText(first.at - span.start)}</span>)${other('elsewhere', elsewhere?.other ?? null)}${other('lowest', elsewhere?.lowest ?? null)}</li>`,
			)}</ul>
${referenceLaw === null ? null : html`<p class="quiet"><small><bdi>${citation(referenceLaw.law)}</bdi></small></p>`}`
}
</section>`;
}

function citation({ law, article }: Citation): string {
	return article === undefined ? law : `${law}, ${article}`;
}
