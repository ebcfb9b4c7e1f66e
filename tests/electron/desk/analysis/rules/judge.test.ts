import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { type Judgement, judge } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { type RuleBook, readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import type { MessageKind, Role } from '../../../../../shared/model/message.ts';
import { RULES_FOLDER, rulesFolder } from '../rules-folder.ts';

/** Few rules, but the program's own context files: they are what is tried here. */
const PACKS = {
	'es/accuracy.yaml': `pack: es/accuracy
version: 1
language: es
lists:
  disease: [diabetes, cáncer]
rules:
  - { id: es.health.cures, category: health, severity: medium, patterns: ["cura* [la|el|tu]? {disease}"], unless: ["cura* de espanto", "según su médico"] }
  - { id: es.absolute.unbreakable, category: absolute, severity: low, patterns: ["no se rompe* [nunca|jamás]?"] }
  - { id: es.scam.password, category: scam, severity: high, patterns: ["pásame tu contraseña"] }
  - { id: es.incident.allergy, category: incident, severity: high, patterns: ["me dio alergia"] }
  - { id: es.price.host, category: price, severity: low, patterns: ["antes # ahora #"], roles: [host] }
  - { id: es.abuse.fool, category: abuse, severity: medium, patterns: ["eres tonta"], ignoreQuoted: true }
`,
	'ru/accuracy.yaml': `pack: ru/accuracy
version: 1
language: ru
rules:
  - { id: ru.health.cures, category: health, severity: medium, patterns: ["~лечить .. сустав*"] }
`,
	'fr/accuracy.yaml': `pack: fr/accuracy
version: 1
language: fr
rules:
  - { id: fr.absolute.none, category: absolute, severity: low, patterns: ["existe aucun .. comme"] }
  - { id: fr.health.cures, category: health, severity: medium, patterns: ["guérit .. diabète"] }
`,
	'ar/accuracy.yaml': `pack: ar/accuracy
version: 1
language: ar
rules:
  - { id: ar.health.cures, category: health, severity: medium, patterns: ["[يعالج|علاج] .. السكري"] }
`,
	'zh/accuracy.yaml': `pack: zh/accuracy
version: 1
language: zh
rules:
  - { id: zh.health.cures, category: health, severity: medium, patterns: ["治 ..1 糖尿病"] }
`,
	'en/accuracy.yaml': `pack: en/accuracy
version: 1
language: en
rules:
  - { id: en.health.cures, category: health, severity: medium, patterns: ["cures .. diabetes"] }
  - { id: en.abuse.fool, category: abuse, severity: medium, patterns: ["she is stupid"] }
`,
};

let book: RuleBook;

beforeAll(async () => {
	const folder = await rulesFolder(PACKS);
	for (const language of ['es', 'ru', 'fr', 'ar', 'zh', 'en']) {
		await cp(join(RULES_FOLDER, language, 'context.yaml'), join(folder, language, 'context.yaml'));
	}
	book = await readRuleBook(folder);
});

function judged(language: string, text: string, kind: MessageKind = 'chat', role: Role = 'viewer'): Judgement {
	const folded = fold(text);
	return judge({ folded, tokens: tokenize(folded), kind, role }, book.matcherOf(language), null);
}

function rulesOf(language: string, text: string): readonly string[] {
	return [...new Set(judged(language, text).flags.map(({ rule }) => rule))];
}

describe('a claim', () => {
	it.each([
		['es', 'esto cura la diabetes'],
		['es', 'no solo cura la diabetes'],
		['es', 'no te preocupes, esto cura la diabetes'],
		['es', '¿Te gusta? Cura la diabetes.'],
		['es', 'cura la diabetes, ¿eh?'],
		['ru', 'этот браслет лечит суставы'],
		['ru', 'не только лечит суставы'],
		['fr', 'ça guérit le diabète'],
		['ar', 'هذا يعالج السكري'],
		['zh', '这个能治糖尿病'],
		['en', 'it cures diabetes'],
	])('is found in %s: %s', (language, text) => {
		expect(rulesOf(language, text)).toEqual([`${language}.health.cures`]);
	});

	it.each([
		['a question', 'es', '¿cura la diabetes?'],
		['a question', 'es', 'hola lucia una pregunta esto cura la diabetes'],
		['a question', 'es', 'es verdad que cura la diabetes'],
		['a denial', 'es', 'no creo que cure nada, ni que cure la diabetes'],
		['a denial', 'es', 'esto no cura la diabetes'],
		['a doubt', 'es', 'dudo que cure la diabetes'],
		['excused', 'es', 'cura la diabetes según su médico'],
		['a question', 'ru', 'а правда что лечит суставы'],
		['a denial', 'ru', 'он не лечит суставы'],
		['a denial', 'ru', 'не верю, что лечит суставы'],
		['a denial', 'ru', 'лечит он вовсе не суставы'],
		['a doubt', 'ru', 'сомневаюсь что лечит суставы'],
		['a question', 'fr', 'est-ce que ça guérit le diabète'],
		['a denial', 'fr', 'ça guérit pas le diabète'],
		['a denial', 'fr', 'ça ne guérit pas le diabète'],
		['a question', 'ar', 'هل يعالج السكري'],
		['a question', 'ar', 'يعالج السكري؟'],
		['a denial', 'ar', 'ما يعالج السكري'],
		['a denial', 'ar', 'مش علاج السكري'],
		['a question', 'zh', '能治糖尿病吗'],
		['a denial', 'zh', '不能治糖尿病'],
		['a denial', 'en', "it doesn't cure, nobody cures diabetes"],
		['a question', 'en', 'does it cure, cures diabetes right'],
	])('is none as %s (%s): %s', (_why, language, text) => {
		expect(rulesOf(language, text)).toEqual([]);
	});

	it('is not silenced by a denial that is part of it, or that stands in another clause', () => {
		expect(rulesOf('es', 'la pantalla no se rompe nunca')).toEqual(['es.absolute.unbreakable']);
		expect(rulesOf('es', 'no es caro pero cura la diabetes')).toEqual(['es.health.cures']);
	});

	it.each([
		['es', 'cura la diabetes, anda ya'],
		['es', 'Cura la diabetes. A otro perro con ese hueso'],
		['es', 'Puro marketing. Cura la diabetes'],
		['es', 'cura la diabetes, lo dudo'],
		['fr', "ça guérit le diabète, n'importe quoi"],
		['ru', 'лечит суставы, да ладно вам'],
		['ar', 'يعالج السكري ههه صدقناك'],
		['en', 'it cures diabetes, yeah right'],
	])('mocked or doubted behind it is none (%s): %s', (language, text) => {
		expect(rulesOf(language, text)).toEqual([]);
	});

	it('is not mocked from farther than the next sentence, nor by the host, who sells it', () => {
		expect(rulesOf('es', 'Anda ya. Me gusta el color. Cura la diabetes')).toEqual(['es.health.cures']);
		expect(judged('es', 'Cura la diabetes. Puro marketing lo de los otros', 'speech', 'host').flags).toHaveLength(1);
	});

	it('of harm stays a finding when the promise is mocked', () => {
		expect(rulesOf('es', 'me dio alergia, puro marketing')).toEqual(['es.incident.allergy']);
	});

	it('keeps its own denial where the sentence spells the first half before it', () => {
		expect(rulesOf('fr', "il n'existe aucun produit comme ça")).toEqual(['fr.absolute.none']);
		expect(rulesOf('fr', "je ne crois pas qu'il existe aucun produit comme ça")).toEqual([]);
	});

	it('is no question for a word that only looks like one', () => {
		expect(judged('es', 'se puede mojar').isQuestion).toBe(true);
		expect(judged('es', 'se puede mojar sin problema').isQuestion).toBe(false);
		expect(judged('es', 'cura la diabetes de verdad').isQuestion).toBe(false);
	});

	it('that endangers people stays a finding when it is asked or denied', () => {
		expect(rulesOf('es', '¿pásame tu contraseña?')).toEqual(['es.scam.password']);
		expect(rulesOf('es', 'no, pásame tu contraseña')).toEqual(['es.scam.password']);
	});

	it('is only the host’s where the rule says so', () => {
		expect(judged('es', 'antes 90, ahora 20', 'chat', 'viewer').flags).toEqual([]);
		expect(judged('es', 'antes 90, ahora 20', 'chat', 'host').flags).toHaveLength(1);
	});

	it('weighs abuse that its own sentence speaks against one step less', () => {
		expect(judged('en', 'she is stupid').flags[0]).toMatchObject({ severity: 'medium', explanation: { factors: [] } });
		expect(judged('en', 'stop saying she is stupid').flags[0]).toMatchObject({ severity: 'low', explanation: { factors: ['condemned'] } });
		expect(judged('en', 'stop saying that. she is stupid').flags[0]).toMatchObject({ severity: 'medium', explanation: { factors: [] } });
	});

	it('weighs more from the host, less in quotation marks and by hearsay, and says why', () => {
		const text = 'esto cura la diabetes';
		expect(judged('es', text).flags[0]).toMatchObject({ severity: 'medium', explanation: { matched: 'cura la diabetes', factors: [] } });
		expect(judged('es', text, 'speech', 'host').flags[0]).toMatchObject({ severity: 'high', explanation: { factors: ['said-by-host', 'said-aloud'] } });
		expect(judged('es', 'dicen que cura la diabetes').flags[0]).toMatchObject({ severity: 'low', explanation: { factors: ['hearsay'] } });
		expect(judged('es', 'cura la diabetes al parecer').flags[0]).toMatchObject({ severity: 'low', explanation: { factors: ['hearsay'] } });
		expect(judged('es', 'pone «cura la diabetes» en la caja').flags[0]).toMatchObject({ severity: 'low', explanation: { factors: ['quoted'] } });
		expect(judged('es', 'cur4 la di@betes').flags[0]).toMatchObject({
			severity: 'medium',
			explanation: { matched: 'cur4 la di@betes', factors: ['disguised'] },
		});
	});

	it('is the host’s claim where a viewer’s same words would ask', () => {
		expect(judged('es', 'se puede nadar con él').isQuestion).toBe(true);
		expect(judged('es', 'se puede nadar con él', 'speech', 'host').isQuestion).toBe(false);
	});

	it('may be ignored when it is only quoted', () => {
		expect(rulesOf('es', 'eres tonta')).toEqual(['es.abuse.fool']);
		expect(rulesOf('es', 'me han dicho "eres tonta" y duele')).toEqual([]);
	});
});

describe('a question', () => {
	it.each([
		['es', 'hola lucia cuanto dura la bateria', true],
		['es', 'se puede nadar con el', true],
		['es', 'aguanta 50 metros bajo el agua', false],
		['es', 'me gusta mucho como siempre', false],
		['es', 'Y es irrompible, ¿eh?', false],
		['ru', 'сколько минут можно под водой', true],
		['ru', 'а можно с ним плавать', true],
		['ru', 'держит заряд неделю', false],
		['fr', 'bonjour combien de temps tient la batterie', true],
		['fr', 'elle est trop belle', false],
		['ar', 'كم دقيقة تتحمل تحت الماء', true],
		['ar', 'واش فيها الضمان', true],
		['ar', 'الساعة حلوة', false],
		['zh', '可以游泳吗', true],
		['zh', '很好看', false],
		['en', 'does it work with iphone', true],
		['en', 'love it', false],
	])('in %s: %s -> %s', (language, text, expected) => {
		expect(judged(language, text).isQuestion).toBe(expected);
	});
});
