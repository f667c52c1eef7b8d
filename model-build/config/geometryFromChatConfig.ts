import { chatConfigSchema, configuredModel, type ConfiguredModel } from '../../src/lib/shared/chatConfig.ts';
import { ModelBuildError } from '../errors.ts';
import { firstIssue } from '../../src/lib/shared/firstIssue.ts';

/**
 * Reads mlc-chat-config.json back into what it was made from.
 *
 * @param json parsed, of any form
 * @throws ModelBuildError `folder-invalid`, naming the first field that is wrong
 */
export function geometryFromChatConfig(json: unknown, file: string): ConfiguredModel {
  const parsed = chatConfigSchema.safeParse(json);
  if (parsed.success) return configuredModel(parsed.data);
  throw new ModelBuildError({
    code: 'folder-invalid',
    file,
    message: firstIssue(parsed.error),
    remedy: 'Build the model again.',
  });
}
