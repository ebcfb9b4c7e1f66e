import json from '../../resources/demo/watch-sheet.json';
import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';

/** The sheet of the demo's watch: what the desk checks the demo against unless told otherwise. */
export const DEMO_SHEET: ProductSheet = productSheetSchema.parse(json);
