import Type from 'typebox';

/** What is asked of a paper to digitise, besides its files. */
export const onDeskForm = Type.Object({
  originalForm: Type.Union([
    Type.Literal('original'),
    Type.Literal('certified_copy'),
    Type.Literal('copy'),
    Type.Literal('electronic'),
  ]),
  originals: Type.Integer({ minimum: 1, maximum: 200 }),
});
