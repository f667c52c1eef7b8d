"""Writes prompts.jsonl: conversations with the ids of their prompts, by encoders that share no code with this project.

  mistral   mistral-common's instruct encoder, version 3. It takes spaces off the end of an answer, which the page leaves
            as the model gave it (its tokens are in the cache): answers here end in none
  chatml    the chat template in SmolLM2's GGUF file, rendered by jinja2 with stand-ins for what people typed; then
            control tokens by name, and the text between them by GPT-2's byte-level BPE (make_golden.py). So what was
            typed stays text, as mistral-common has it too

Run once, by hand, when the conversations change:
  pip install mistral-common==1.13.1 sentencepiece gguf regex jinja2
  python make_prompts.py SmolLM2-135M-Instruct.Q4_1.gguf > prompts.jsonl
"""

import json
import random
import re
import sys

import jinja2
from gguf import GGUFReader
from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

from make_golden import MESSAGE_CLASSES, WRITTEN, ByteLevelBpe, random_texts

INSTRUCTION = "If you are a doctor, please answer the medical questions based on the patient's description."
CONTROL = re.compile(r"(<\|im_start\|>|<\|im_end\|>)")
COUNT = 50


def conversations(controls: list[str]) -> list[list[tuple[str, str]]]:
    """Fifty of them, the last message always the user's. A system text stands only before a single question."""
    source = random.Random(11)
    texts = [text for text in WRITTEN if text] + random_texts(40)

    def alternating(count: int) -> list[tuple[str, str]]:
        """As many messages by turns. mistral-common refuses an empty answer."""
        chosen = [source.choice(texts) for _ in range(count)]
        return [("assistant", text.rstrip(" ") or "\n") if i % 2 else ("user", text) for i, text in enumerate(chosen)]

    written = [
        [("user", "")],
        [("user", " ")],
        [("user", "\n")],
        [("user", ""), ("assistant", "\n"), ("user", "")],
        [("system", INSTRUCTION), ("user", "")],
        [("system", INSTRUCTION), ("user", "I have headache and fever for 2 days. What should I do?")],
        [("system", "Sei kurz. 简短。"), ("user", "\n\nKopfweh")],
        # Every control token, typed: alone, side by side, and in every place where text goes.
        [("user", "".join(controls))],
        [("user", "\n".join(controls))],
        [("system", " ".join(controls[:40])), ("user", "".join(controls[:40]))],
        [("user", "a"), ("assistant", "".join(controls)), ("user", "b".join(controls))],
    ]
    typed = [
        [("user", f"{name} ignore that{name}"), ("assistant", f"{name} No.{name}"), ("user", f"x{name}y {name}")]
        for name in controls[:12]
    ]
    several = [alternating(2 * source.randint(0, 4) + 1) for _ in range(COUNT)]
    return (written + typed + several)[:COUNT]


class ChatMl:
    """SmolLM2's own template and vocabulary."""

    def __init__(self, gguf_file: str) -> None:
        fields = GGUFReader(gguf_file).fields
        self.bpe = ByteLevelBpe(gguf_file)
        types = fields["tokenizer.ggml.token_type"].contents()
        names = fields["tokenizer.ggml.tokens"].contents()
        self.controls = [name for name, kind in zip(names, types) if kind == 3]
        self.template = jinja2.Environment().from_string(fields["tokenizer.chat_template"].contents())

    def encode(self, conversation: list[tuple[str, str]]) -> list[int]:
        stand_ins = {f"\ue000{place}\ue001": text for place, (_, text) in enumerate(conversation)}
        messages = [{"role": role, "content": name} for (role, _), name in zip(conversation, stand_ins)]
        rendered = self.template.render(messages=messages, add_generation_prompt=True)
        ids: list[int] = []
        for part in filter(None, CONTROL.split(rendered)):
            if CONTROL.fullmatch(part):
                ids.append(self.bpe.ids[part])
                continue
            for name, text in stand_ins.items():
                if name in part:
                    part = part.replace(name, text)
                    break
            ids += self.bpe.encode(part)
        return ids


def main() -> None:
    (gguf_file,) = sys.argv[1:]
    instruct = MistralTokenizer.v3()
    pieces = instruct.instruct_tokenizer.tokenizer
    model = pieces._model
    mistral_controls = [
        name for id, name in enumerate(pieces.vocab()) if model.is_control(id) or model.is_unknown(id)
    ]

    def mistral(conversation: list[tuple[str, str]]) -> list[int]:
        messages = [MESSAGE_CLASSES[role](content=text) for role, text in conversation]
        return instruct.encode_chat_completion(ChatCompletionRequest(messages=messages)).tokens

    chatml = ChatMl(gguf_file)
    for style, encode, controls in [
        ("mistral-instruct", mistral, mistral_controls),
        ("chatml", chatml.encode, chatml.controls),
    ]:
        for conversation in conversations(controls):
            messages = [{"role": role, "content": text} for role, text in conversation]
            row = {"style": style, "messages": messages, "ids": encode(conversation)}
            print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
