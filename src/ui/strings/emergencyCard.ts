/** The emergency card, which imports it itself. */
export const emergencyCard = {
  label: 'Emergency help',
  title: 'This may be an emergency',
  crisisTitle: 'You do not have to be alone with this',
  signs: (names: readonly string[]): string => `What you typed may speak of ${names.join('; ')}.`,
  crisis: 'What you typed may speak of suicide or self-harm. People are there to listen, now:',
  /** No kind is known: the words together are what such texts are often made of. */
  unnamed: (telling: readonly string[]): string =>
    `This card is here because several of your words often stand in texts about an emergency${
      telling.length > 0 ? `: ${telling.map((word) => `“${word}”`).join(', ')}` : ''
    }. The same words may belong to something harmless: you know which it is.`,
  crisisPerhaps: 'If it is about wanting to die or hurting yourself, people are there to listen, now:',
  call: 'Call your local emergency number now if somebody is in danger.',
  noWaiting: 'Do not wait for an answer from this page.',
  elsewhere: 'Anywhere else: call your local emergency number. This page does not know it.',
  howItKnows:
    'Found on this device, by rules for English and by how often each word stands in made-up examples of emergencies. Both can be wrong; where they find nothing there may still be an emergency. You can go on with the conversation.',
  dismiss: 'Hide',
  names: {
    'self-harm': 'suicide or self-harm',
    abuse: 'violence, abuse or danger from another person',
    'heart-attack': 'a heart attack',
    stroke: 'a stroke or bleeding in the head',
    anaphylaxis: 'a severe allergic reaction',
    bleeding: 'severe bleeding',
    breathing: 'failing breath or consciousness',
    choking: 'choking',
    drowning: 'drowning',
    electrocution: 'an electric injury',
    poisoning: 'poisoning or an overdose',
    seizure: 'a seizure',
    'head-injury': 'a serious head injury',
    'sepsis-meningitis': 'sepsis or meningitis',
    infant: 'a seriously ill baby',
    pregnancy: 'an emergency in or after pregnancy',
    diabetic: 'dangerous blood sugar',
    'abdomen-vascular': 'an emergency in the belly or of a blood vessel',
    'sight-cord': 'danger to sight or spinal cord',
    'heat-cold': 'heatstroke, hypothermia or frostbite',
    burns: 'a serious burn',
    psychosis: 'a mental crisis with danger',
    withdrawal: 'dangerous withdrawal',
    'several-signs': 'several signs of grave illness at once',
  },
} as const;
