/**
 * The conversation template that mlc-chat-config.json must carry. This project's page never uses it (its prompts are
 * catalogue data, encoded apart from control tokens); it is there so that the folder also runs in stock WebLLM.
 * Fields: ConvTemplateConfig in web-llm's config.d.ts.
 */

export const CONV_TEMPLATES = ['chatml', 'mistral'] as const;
export type ConvTemplateName = (typeof CONV_TEMPLATES)[number];

export interface ConvTemplate {
  readonly name: string;
  readonly system_template: string;
  readonly system_message: string;
  readonly system_prefix_token_ids?: readonly number[];
  readonly add_role_after_system_message: boolean;
  readonly render_empty_system_message: boolean;
  readonly roles: Readonly<Record<'user' | 'assistant' | 'tool', string>>;
  readonly role_templates: Readonly<Record<'user' | 'assistant' | 'tool', string>>;
  readonly seps: readonly string[];
  readonly role_content_sep: string;
  readonly role_empty_sep: string;
  readonly stop_str: readonly string[];
  readonly stop_token_ids: readonly number[];
}

const ROLE_TEMPLATES = { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' };

/**
 * @param ids of the model's own vocabulary
 * @param space what must stand between a control token and text in one string (see spaceAfterControl)
 */
export function convTemplate(
  name: ConvTemplateName,
  ids: { readonly bosId: number; readonly endIds: readonly number[] },
  space: '' | ' ',
): ConvTemplate {
  switch (name) {
    case 'chatml':
      return {
        name,
        system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
        system_message: '',
        add_role_after_system_message: true,
        render_empty_system_message: false,
        roles: {
          user: '<|im_start|>user',
          assistant: '<|im_start|>assistant',
          tool: '<|im_start|>user',
        },
        role_templates: ROLE_TEMPLATES,
        seps: ['<|im_end|>\n'],
        role_content_sep: '\n',
        role_empty_sep: '\n',
        stop_str: ['<|im_end|>'],
        stop_token_ids: [...ids.endIds],
      };
    case 'mistral':
      return {
        name,
        // Mistral has no system role: the text stands before the first question, within its brackets.
        system_template: `[INST]${space}{system_message}\n\n`,
        system_message: '',
        system_prefix_token_ids: [ids.bosId],
        add_role_after_system_message: false,
        render_empty_system_message: false,
        roles: { user: '[INST]', assistant: '[/INST]', tool: '[INST]' },
        role_templates: ROLE_TEMPLATES,
        // After a question, after an answer.
        seps: ['', '</s>'],
        role_content_sep: space,
        role_empty_sep: '',
        stop_str: ['</s>'],
        stop_token_ids: [...ids.endIds],
      };
  }
}
