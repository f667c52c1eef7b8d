import { describe, expect, it } from 'vitest';
import { signsAsClinician } from './signsAsClinician.ts';

describe('speaks as a clinician', () => {
  it.each([
    'I am a doctor.',
    "Hello, I'm a doctor and I read your question.",
    'I’m an experienced family physician.',
    'i am your doctor',
    'I am a board-certified cardiologist with 20 years of practice.',
    'I am a registered nurse.',
    'As a doctor, I would advise rest.',
    'As your physician I recommend an X-ray.',
    'Hi, I am Dr. Rao and I have gone through your query.',
    'This is Dr Smith.',
    'My name is Dr. Jane Roe.',
    'Drink water.\nRegards, Dr. Rao',
    'Drink water. Best regards,\nDr. A. Rao',
    'Hope this helps. Thanks, Doctor Rao',
    'Take care. Chat Doctor.',
    'Wishing you good health, Chat Doctor',
    'I hope this answers your question. Chat Doctor.',
    'I am Chat Doctor.',
    'Rest for two days.\nDr. Rao, General Physician',
    'Rest for two days.\n- Jane Rao, MD',
    'Rest.\n\nJohn Doe, M.D., Internal Medicine',
    'I have seen this in my patients.',
    'In my clinical practice this is common.',
    'I would prescribe amoxicillin.',
    'I diagnose this as sinusitis.',
    'I have treated many patients.',
    'In my medical opinion it is nothing.',
  ])('%j', (text) => expect(signsAsClinician(text)).not.toBeNull());
});

describe('speaks of clinicians', () => {
  it.each([
    '',
    'Please see a doctor.',
    'You should ask your doctor about this.',
    'I am not a doctor.',
    "I'm not a doctor, but rest often helps.",
    'I am no physician.',
    'I am a language model, not a doctor.',
    'I am a patient of a doctor in Rome.',
    'I am a friend of your doctor.',
    'I am an AI and cannot replace a doctor.',
    'A doctor can diagnose this.',
    'Your doctor will prescribe something.',
    'Tell Dr. Rao about it before the operation.',
    'I am going to explain what a cardiologist does.',
    'I cannot diagnose you.',
    'Regards to your family.',
    'Treatment is started by a specialist.\nRest helps.',
    'Practice good hygiene.',
  ])('%j', (text) => expect(signsAsClinician(text)).toBeNull());
});

it.each(['\n', '\n- ', ' ', '\n \t', 'Dr A\n\n', 'regards, ', 'I am a '])(
  'is done at once with %j ten thousand times over',
  (part) => {
    const began = performance.now();
    signsAsClinician(`x${part.repeat(10_000)}y`);
    expect(performance.now() - began).toBeLessThan(1000);
  },
);
