import Type from 'typebox';

export const sequenceForm = Type.Object({
  steps: Type.String({ minLength: 3, maxLength: 20_000 }),
  legalRef: Type.String({ minLength: 3, maxLength: 200 }),
  validFrom: Type.String({ format: 'day' }),
});
