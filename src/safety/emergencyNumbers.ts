/** Every number that the page names. Each was found on a page of the service itself or of a public authority; no others are added without one. */
export interface EmergencyNumber {
  readonly region: string;
  readonly number: string;
  /** Digits for a telephone link. */
  readonly dial: string;
  readonly use: string;
  /** The page on which it was found. */
  readonly source: string;
  /** The day on which it was looked up, in a stored copy of that page. */
  readonly lookedUp: string;
}

export const EMERGENCY_NUMBERS: readonly EmergencyNumber[] = [
  {
    region: 'United States',
    number: '911',
    dial: '911',
    use: 'immediate danger',
    source: 'health.wyo.gov, 988 Suicide & Crisis Lifeline page',
    lookedUp: '2026-11-23',
  },
  {
    region: 'United Kingdom',
    number: '999',
    dial: '999',
    use: 'life-threatening emergency',
    source: 'nwbh.nhs.uk, Help in a crisis',
    lookedUp: '2026-11-23',
  },
  {
    region: 'European Union',
    number: '112',
    dial: '112',
    use: 'any emergency, free from any phone',
    source: 'europa.ba (EU delegation), One telephone number for emergency services',
    lookedUp: '2026-11-23',
  },
];

/** For a person who thinks of suicide or self-harm. */
export const CRISIS_LINES: readonly EmergencyNumber[] = [
  {
    region: 'United States',
    number: '988',
    dial: '988',
    use: 'Suicide & Crisis Lifeline: call, text, or chat at 988lifeline.org, day and night',
    source: 'health.wyo.gov; cdcr.ca.gov 2022-07-19',
    lookedUp: '2026-11-23',
  },
  {
    region: 'United Kingdom',
    number: '116 123',
    dial: '116123',
    use: 'Samaritans: someone to talk to, day and night, free',
    source: 'nwbh.nhs.uk, Help in a crisis',
    lookedUp: '2026-11-23',
  },
  {
    region: 'England',
    number: '111, then 2',
    dial: '111',
    use: 'NHS mental-health option: urgent, not life-threatening',
    source: 'shsc.nhs.uk; norwoodmc.co.uk 2024-08-14',
    lookedUp: '2026-11-23',
  },
];
