/** Mantine made ours: contrast for tired eyes in light and dark, the system's own typeface, nothing that moves. */
import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    // Fields side by side stand in one line, whatever is said about each; about a choice it is said before.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    RadioGroup: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    CheckboxGroup: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    // A dialog's head is no banner of the page beside the page's own.
    ModalHeader: { defaultProps: { component: 'div' } },
    // It would hold the page still by a style of its own, which our policy refuses; house.css does.
    Modal: { defaultProps: { lockScroll: false } },
  },
});

/** Mantine's own greys and light variants stay below 4.5:1. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-anchor': '#1864ab',
    '--mantine-color-error': '#b02525',
    '--mantine-color-red-light-color': '#a51111',
    '--mantine-color-blue-light-color': '#124b80',
    '--mantine-color-yellow-light-color': '#6b3d00',
    '--mantine-color-green-light-color': '#14532d',
    '--mantine-color-disabled-color': '#5c636a',
    '--mantine-color-red-filled': '#b02525',
    '--mantine-color-red-filled-hover': '#961f1f',
    '--mantine-color-red-outline': '#b02525',
  },
  dark: {
    '--mantine-color-dimmed': '#c1c7cd',
    '--mantine-color-placeholder': '#a6adb4',
    '--mantine-color-anchor': '#74c0fc',
    '--mantine-color-error': '#ffa8a8',
    // A refusal is read, not feared: quieter than Mantine's own.
    '--mantine-color-red-light': '#3b1f22',
    '--mantine-color-red-light-color': '#ffc9c9',
    '--mantine-color-blue-light-color': '#a5d8ff',
    '--mantine-color-yellow-light-color': '#ffec99',
    '--mantine-color-green-light-color': '#b2f2bb',
    '--mantine-color-disabled-color': '#a6adb4',
    '--mantine-color-red-filled': '#b02525',
    '--mantine-color-red-filled-hover': '#961f1f',
    '--mantine-color-red-outline': '#ffa8a8',
  },
});
