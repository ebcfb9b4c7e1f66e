import { describe, expect, it } from 'vitest';
import { ImpersonationWatch } from '../../../../../electron/desk/analysis/conduct/impersonation.ts';
import { gistOf, SpamWatch } from '../../../../../electron/desk/analysis/conduct/spam.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { cpuTimeOf } from '../../../../fixtures/cpu-time.ts';

function see(watch: SpamWatch, author: string, text: string, domains: readonly string[] = []): string | null {
	return watch.see(author, gistOf(tokenize(fold(text)).tokens), domains);
}

describe('spam', () => {
	it('is the same from one author for the fourth time, small changes or not', () => {
		const watch = new SpamWatch();
		const found = ['sigueme en mi perfil 🔥', 'SIGUEME en mi perfil!! 1', 'sígueme en mi perfil', 'en mi perfil sigueme 🔥🔥'].map((text) =>
			see(watch, 'a', text),
		);
		expect(found).toEqual([null, null, null, 'flood']);
	});

	it('is the same long text, or the same strange link, from a third author', () => {
		const watch = new SpamWatch();
		const text = 'cheap viewers and followers for your stream today';
		expect(['a', 'b', 'c'].map((author) => see(watch, author, text))).toEqual([null, null, 'copies']);
		expect(['d', 'e', 'f'].map((author) => see(watch, author, `look ${author}`, ['viewup.test']))).toEqual([null, null, 'copies']);
	});

	it('is nearly the same long text from a third author, a word or two replaced', () => {
		const watch = new SpamWatch();
		const texts = [
			'cheap viewers and followers for every stream today just write sandra',
			'cheap viewers and followers for every channel today just write sandra',
			'CHEAP viewers & followers for every stream right today just write monica',
		];
		expect(texts.map((text, index) => see(watch, `author${index}`, text))).toEqual([null, null, 'copies']);
	});

	it('is not several people who say something of their own about the same', () => {
		const watch = new SpamWatch();
		const texts = [
			'cuanto tarda el envio a canarias si pido hoy mismo',
			'cuanto tarda el envio a mallorca desde vuestro almacen',
			'cuanto cuesta enviar dos relojes a tenerife con seguro',
			'si pido hoy cuando llegaria el paquete a canarias',
		];
		expect(texts.map((text, index) => see(watch, `author${index}`, text))).toEqual([null, null, null, null]);
	});

	it('costs the same however much was seen', () => {
		const watch = new SpamWatch();
		const timeOf = (messages: number): number => {
			const seeAll = (): void => {
				for (let index = 0; index < messages; index += 1) see(watch, `u${index}`, `mensaje largo numero${index} sobre relojes correas${index} garantia envio`);
			};
			return cpuTimeOf(seeAll) / messages;
		};
		timeOf(2_000);
		const early = timeOf(4_000);
		expect(timeOf(12_000)).toBeLessThan(early * 4 + 0.05);
	});

	it('is not many people greeting, nor a question asked twice', () => {
		const watch = new SpamWatch();
		expect(['a', 'b', 'c', 'd', 'e'].map((author) => see(watch, author, 'hola a todos'))).toEqual([null, null, null, null, null]);
		expect(see(watch, 'f', 'repito: se puede cambiar la correa?')).toBeNull();
		expect(see(watch, 'f', 'repito: se puede cambiar la correa?')).toBeNull();
	});

	it('is forgotten after some hundred other messages', () => {
		const watch = new SpamWatch();
		for (let time = 0; time < 3; time += 1) see(watch, 'a', 'sigueme en mi perfil');
		for (let other = 0; other < 400; other += 1) see(watch, `u${other}`, `mensaje distinto numero${other}`);
		expect(see(watch, 'a', 'sigueme en mi perfil')).toBeNull();
	});
});

describe('impersonation', () => {
	it('is a viewer whose name reads like the host’s', () => {
		const watch = new ImpersonationWatch('Lucía');
		expect(watch.see('1', 'Luсía', 'viewer')).toEqual({ of: 'host', isFirst: true });
		expect(watch.see('1', 'Luсía', 'viewer')).toEqual({ of: 'host', isFirst: false });
		expect(watch.see('2', 'Lucia_official', 'viewer')).toEqual({ of: 'host', isFirst: true });
		expect(watch.see('3', 'LUC1A', 'viewer')).toEqual({ of: 'host', isFirst: true });
	});

	it('is a viewer whose name reads like that of a moderator seen before', () => {
		const watch = new ImpersonationWatch(undefined);
		expect(watch.see('m', 'Sergio_mod', 'moderator')).toBeNull();
		expect(watch.see('4', 'Sergi0_mod', 'viewer')).toEqual({ of: 'moderator', isFirst: true });
	});

	it('is a viewer who bears the name of one of the staff, in whatever letters', () => {
		const watch = new ImpersonationWatch('Lucía', ['Sandra Ruiz']);
		expect(watch.see('5', 'Ѕаndrа_Ruiz', 'viewer')).toEqual({ of: 'moderator', isFirst: true });
		expect(watch.see('6', 'ｓａｎｄｒａ.ruiz', 'viewer')).toEqual({ of: 'moderator', isFirst: true });
		expect(watch.see('7', 'Sandra_Ruiz_soporte', 'viewer')).toEqual({ of: 'moderator', isFirst: true });
		expect(watch.see('8', 'Sandra', 'viewer')).toBeNull();
	});

	it('is not the host, a moderator, or somebody with a name of their own', () => {
		const watch = new ImpersonationWatch('Lucía');
		expect(watch.see('h', 'Lucía', 'host')).toBeNull();
		expect(watch.see('h', 'Lucía', 'viewer')).toBeNull();
		for (const name of ['Lucien_B', 'Lucas_VLC', 'Людмила П.', 'لجين', 'lu', '']) expect(watch.see(name, name, 'viewer')).toBeNull();
	});
});
