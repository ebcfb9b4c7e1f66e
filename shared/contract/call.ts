import { z } from 'zod';

/** What the parts of the contract are written with: how a call is typed, and the ids they share. */

export interface Call<Input extends z.ZodType, Output> {
	readonly input: Input;
	/** Type only; nothing is there at run time. */
	readonly output?: Output;
}

/** `call<Output>()(inputSchema)`: the output is named, the input follows from its schema. */
export function call<Output>() {
	return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

export const nothing = z.strictObject({});
export const sessionId = z.uuid();
export const messageId = z.number().int().positive();
export const annotationId = z.uuid();
/** A language tag of reasonable length; not checked against the registry. */
export const languageTag = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);
