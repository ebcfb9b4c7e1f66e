import { describe, expect, it } from 'vitest';
import { emptyFields, filledPreset, type SourcePreset, sourcePresetSchema } from '../../../shared/model/source-preset.ts';

function preset(more: Partial<SourcePreset> = {}) {
	return sourcePresetSchema.safeParse({
		name: 'A feed',
		fields: [
			{ id: 'room', label: 'Room' },
			{ id: 'token', label: 'Token', isSecret: true },
		],
		url: 'wss://example.org/{{room}}?token={{token}}',
		mapping: {
			where: { '/room': '{{room}}' },
			fields: { text: '/text' },
			onOpen: ['{"join":"{{room}}"}', { auth: { token: '{{token}}' } }, 'JOIN {{room}}'],
			headers: { authorization: 'Bearer {{token}}' },
		},
		...more,
	});
}

function valid(more: Partial<SourcePreset> = {}) {
	const parsed = preset(more);
	if (!parsed.success) throw parsed.error;
	return parsed.data;
}

describe('a preset', () => {
	it('is filled in where its fields stand', () => {
		const { url, mapping } = filledPreset(valid(), { room: ' lucía/1 ', token: 'abc' });
		expect(url).toBe('wss://example.org/luc%C3%ADa%2F1?token=abc');
		expect(mapping).toMatchObject({
			where: { '/room': 'lucía/1' },
			onOpen: ['{"join":"lucía/1"}', { auth: { token: 'abc' } }, 'JOIN lucía/1'],
			headers: { authorization: 'Bearer abc' },
		});
	});

	it('lets no value reach beyond its own place', () => {
		const hostile = '"},"admin":true,"x":"{{room}}\r\nx-other: 1';
		const { url, mapping } = filledPreset(valid(), { room: hostile, token: hostile });
		expect(new URL(url).host).toBe('example.org');
		expect(JSON.parse(String(mapping.onOpen[0]))).toEqual({ join: hostile });
		expect(mapping.onOpen[1]).toEqual({ auth: { token: hostile } });
		expect(mapping.headers.authorization).not.toMatch(/[\r\n]/);
	});

	it('says which fields are still empty', () => {
		expect(emptyFields(valid(), { room: ' ', toString: 'x' })).toEqual(['room', 'token']);
		expect(emptyFields(valid(), { room: 'a', token: 'b' })).toEqual([]);
	});

	it.each<[string, Partial<SourcePreset>]>([
		['a place without its field', { url: 'wss://example.org/{{other}}' }],
		[
			'two fields of one name',
			{
				fields: [
					{ id: 'room', label: 'a' },
					{ id: 'room', label: 'b' },
					{ id: 'token', label: 'c' },
				],
			},
		],
		['an address of another kind', { url: 'https://example.org/{{room}}' }],
		['a mapping that is none', { mapping: { fields: { text: 'no pointer' } } }],
		['more than it knows', { script: 'alert(1)' } as Partial<SourcePreset>],
		['no name', { name: ' ' }],
	])('is refused with %s', (_what, more) => {
		expect(preset(more).success).toBe(false);
	});
});
