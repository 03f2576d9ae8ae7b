/** Fields side by side stand in one line, whatever is said about each: `inputWrapperOrder={BELOW}`. */
export const BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];
