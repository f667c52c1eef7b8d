/// <reference types="vite/client" />
import source from '@mlc-ai/web-llm/lib/index.js?raw';
import { describe, expect, it } from 'vitest';
import installed from '@mlc-ai/web-llm/package.json';
import project from '../../../package.json';
import { CACHE_NAMES } from '../../models/storage/cacheNames.ts';
import { COMPILE_TEXT, UPLOAD_TEXT } from './progress.ts';
import { RELIED_ON } from './webLlm.ts';

/** The text of a class of the bundle: from its head to the line that closes it with the same indentation. */
function classText(name: string): string {
  const start = source.search(new RegExp(`^\\s*class ${name} (extends \\w+ )?\\{`, 'm'));
  expect(start, `class ${name}`).toBeGreaterThan(-1);
  const text = source.slice(start).replace(/^\n+/, '');
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  return text.slice(0, text.indexOf(`\n${indent}}`));
}

const methodOf = (name: string): RegExp => new RegExp(`^\\s+${name}\\(.*\\{$`, 'm');
const fieldOf = (name: string): RegExp => new RegExp(`this\\.${name} = `);

describe('the web-llm that is installed', () => {
  it('is the one that package.json pins exactly', () => {
    expect(project.dependencies['@mlc-ai/web-llm']).toBe(installed.version);
  });

  it.each(RELIED_ON.pipelineMethods)('has the pipeline method %s', (name) => {
    expect(classText('LLMChatPipeline')).toMatch(methodOf(name));
  });

  it.each(RELIED_ON.pipelineFields)('has the pipeline field %s', (name) => {
    expect(classText('LLMChatPipeline')).toMatch(fieldOf(name));
  });

  it.each(RELIED_ON.runtimeMethods)('has the runtime method %s', (name) => {
    expect(classText('Instance')).toMatch(methodOf(name));
  });

  it.each(RELIED_ON.engineMethods)('has the engine method %s', (name) => {
    expect(classText('MLCEngine')).toMatch(methodOf(name));
  });

  it.each(RELIED_ON.engineFields)('has the engine field %s', (name) => {
    expect(classText('MLCEngine')).toMatch(fieldOf(name));
  });

  it('counts its dispatches where we read them', () => {
    expect(classText('WebGPUContext')).toMatch(/this\.shaderSubmitCounter \+= 1/);
    expect(classText('Instance')).toMatch(/this\.lib\.webGPUContext = /);
  });

  it('reads its files from the caches that we fill', () => {
    for (const name of Object.values(CACHE_NAMES)) expect(source).toContain(`"${name}"`);
  });

  it('reports progress in the words that we read the phase from', () => {
    for (const text of [UPLOAD_TEXT, COMPILE_TEXT]) expect(source).toContain(`text = "${text}"`);
  });
});
