import { describeDesk } from './describe-desk.ts';
import { openTemporaryDesk } from './open-desk.ts';

describeDesk('memory', async () => {
	const desk = await openTemporaryDesk();
	return { desk, close: () => desk.close() };
});
