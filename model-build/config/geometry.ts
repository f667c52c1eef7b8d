/** The shape of a model; the page reads it too, and shares it. */
export type { ModelGeometry, Windows } from '../../src/lib/shared/modelGeometry.ts';
