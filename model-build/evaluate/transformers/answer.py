"""Answers questions with transformers, in f32, over the weights of a built model folder, which are dequantised here.

    python answer.py JOB.json

The job (see answerWithTransformers.ts) names the folder, the prompts as parts, the stop tokens and the sampling. A JSON
line is printed for each answer. Shares nothing with the code that builds folders or with the engine: tokens, weights and
arithmetic are a second opinion on theirs.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import tokenizers
import torch
import transformers

GROUP = 32


class Folder:
    """A model folder as WebLLM reads it: 4-bit matrices in groups of 32 along the rows, other tensors plain."""

    def __init__(self, path: Path):
        self.path = path
        self.chat = json.loads((path / "mlc-chat-config.json").read_text("utf8"))
        self.half = self.chat["quantization"] == "q4f16_1"
        shards = json.loads((path / "tensor-cache.json").read_text("utf8"))["records"]
        self.records = {
            record["name"]: (Path(shard["dataPath"]).name, record) for shard in shards for record in shard["records"]
        }

    def raw(self, name: str) -> np.ndarray:
        shard, record = self.records[name]
        kind = {"float16": np.float16, "float32": np.float32, "uint32": np.uint32}[record["dtype"]]
        count = int(np.prod(record["shape"]))
        values = np.fromfile(self.path / shard, dtype=kind, count=count, offset=record["byteOffset"])
        return values.reshape(record["shape"])

    def vector(self, name: str) -> torch.Tensor:
        return torch.from_numpy(self.raw(name).astype(np.float32))

    def matrix(self, name: str) -> torch.Tensor:
        words = self.raw(f"{name}.q_weight")
        scales = self.raw(f"{name}.q_scale")
        shifts = np.arange(0, 32, 4, dtype=np.uint32)
        codes = (words[:, :, None] >> shifts) & np.uint32(15)
        levels = codes.reshape(len(words), -1, GROUP).astype(np.float32) - 7
        # In q4f16_1 the product itself is a half, as on the GPU.
        products = levels.astype(scales.dtype) * scales[:, :, None]
        return torch.from_numpy(products.reshape(len(words), -1).astype(np.float32))


def load(folder: Folder) -> transformers.LlamaForCausalLM:
    shape = folder.chat["model_config"]
    tied = bool(shape.get("tie_word_embeddings"))
    heads, kv_heads = shape["num_attention_heads"], shape["num_key_value_heads"]
    head = shape.get("head_dim") or shape["hidden_size"] // heads
    theta = shape.get("position_embedding_base") or shape["rope_theta"]
    config = transformers.LlamaConfig(
        vocab_size=shape["vocab_size"],
        hidden_size=shape["hidden_size"],
        intermediate_size=shape["intermediate_size"],
        num_hidden_layers=shape["num_hidden_layers"],
        num_attention_heads=heads,
        num_key_value_heads=kv_heads,
        head_dim=head,
        rms_norm_eps=shape["rms_norm_eps"],
        rope_theta=theta,
        rope_parameters={"rope_type": "default", "rope_theta": theta},
        max_position_embeddings=folder.chat["context_window_size"],
        tie_word_embeddings=tied,
        bos_token_id=None,
        eos_token_id=None,
        attn_implementation="eager",
    )
    weights = {
        "model.embed_tokens.weight": folder.matrix("model.embed_tokens"),
        "model.norm.weight": folder.vector("model.norm.weight"),
    }
    weights["lm_head.weight"] = weights["model.embed_tokens.weight"] if tied else folder.matrix("lm_head")
    for layer in range(shape["num_hidden_layers"]):
        at = f"model.layers.{layer}"
        for norm in ("input_layernorm", "post_attention_layernorm"):
            weights[f"{at}.{norm}.weight"] = folder.vector(f"{at}.{norm}.weight")
        joined = folder.matrix(f"{at}.self_attn.qkv_proj")
        for name, part in zip("qkv", joined.split([heads * head, kv_heads * head, kv_heads * head])):
            weights[f"{at}.self_attn.{name}_proj.weight"] = part.clone()
        for name, part in zip(("gate", "up"), folder.matrix(f"{at}.mlp.gate_up_proj").chunk(2)):
            weights[f"{at}.mlp.{name}_proj.weight"] = part.clone()
        weights[f"{at}.self_attn.o_proj.weight"] = folder.matrix(f"{at}.self_attn.o_proj")
        weights[f"{at}.mlp.down_proj.weight"] = folder.matrix(f"{at}.mlp.down_proj")
    model = transformers.LlamaForCausalLM(config).to(torch.float32).eval()
    model.load_state_dict(weights, strict=True)
    found = model.model.rotary_emb.inv_freq[1].item()
    if abs(found - theta ** (-2 / head)) > 1e-6 * found:
        raise RuntimeError("This version of transformers takes the rotary base elsewhere.")
    return model


class Tokens:
    """Control tokens by name; text through a tokenizer that knows none of them."""

    def __init__(self, path: Path):
        file = json.loads(path.read_text("utf8"))
        self.full = tokenizers.Tokenizer.from_str(json.dumps(file))
        self.special = {token["id"] for token in file.get("added_tokens", []) if token["special"]}
        plain = {**file, "added_tokens": [], "post_processor": None, "truncation": None, "padding": None}
        self.plain = tokenizers.Tokenizer.from_str(json.dumps(plain))

    def control(self, name: str) -> int:
        found = self.full.token_to_id(name)
        if found is None:
            raise RuntimeError(f"This model has no control token {name}.")
        return found

    def encode(self, parts: list[dict]) -> list[int]:
        ids = []
        for part in parts:
            if "control" in part:
                ids.append(self.control(part["control"]))
            else:
                ids += self.plain.encode(part["text"], add_special_tokens=False).ids
        return ids

    def decode(self, ids: list[int]) -> str:
        kept = [token for token in ids if token not in self.special]
        return self.full.decode(kept, skip_special_tokens=False)


def answer(model, prompts: list[list[int]], job: dict, stops: list[int], seed: int, most: int):
    """
    Continues a batch, padded on the left, by at most so many ids. Returns the new ids of each, and by step the gap of the two
    best logits.
    """
    width = max(map(len, prompts))
    ids = torch.zeros(len(prompts), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, prompt in enumerate(prompts):
        ids[row, width - len(prompt) :] = torch.tensor(prompt)
        mask[row, width - len(prompt) :] = 1
    sampling = job["sampling"]
    greedy = sampling["temperature"] == 0
    if not greedy:
        # By the batch, so that answers do not depend on what was answered before.
        torch.manual_seed(seed)
    with torch.inference_mode():
        result = model.generate(
            input_ids=ids,
            attention_mask=mask,
            max_new_tokens=most,
            do_sample=not greedy,
            **({} if greedy else {"temperature": sampling["temperature"], "top_p": sampling["topP"], "top_k": 0}),
            eos_token_id=None if job["ignoreStop"] else stops,
            pad_token_id=0,
            return_dict_in_generate=True,
            output_logits=job["gaps"],
        )
    new = result.sequences[:, width:].tolist()
    if not job["gaps"]:
        return new, [None] * len(new)
    best = [logits.topk(2).values for logits in result.logits]
    return new, [[(step[row, 0] - step[row, 1]).item() for step in best] for row in range(len(new))]


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text("utf8"))
    folder = Folder(Path(job["folder"]))
    tokens = Tokens(folder.path / "tokenizer.json")
    model = load(folder)
    stops = [tokens.control(name) for name in job["stop"]]
    ends = set() if job["ignoreStop"] else set(stops)
    context, most = folder.chat["context_window_size"], job["sampling"]["maxTokens"]
    engine = (
        f"transformers {transformers.__version__}, torch {torch.__version__}, f32, {torch.get_num_threads()} threads"
    )
    for batch in job["batches"]:
        began = time.monotonic()
        prompts = {item["index"]: tokens.encode(item["parts"]) for item in batch}
        # As the browser's engine counts: the prompt is shorter than the context, and the last token needs no place in it.
        asked = {index: ids for index, ids in prompts.items() if 0 < len(ids) < context}
        room = {index: min(most, context - len(ids) + 1) for index, ids in asked.items()}
        new, gaps = [], []
        if asked:
            seed = job["seed"] + batch[0]["index"]
            new, gaps = answer(model, list(asked.values()), job, stops, seed, max(room.values()))
        written = dict(zip(asked, zip(new, gaps)))
        seconds = (time.monotonic() - began) / len(batch)
        for index, prompt in prompts.items():
            row = {"index": index, "promptIds": prompt, "engine": engine, "seconds": seconds, "problem": None}
            if index in written:
                ids, row["gaps"] = (part and part[: room[index]] for part in written[index])
                end = next((at for at, token in enumerate(ids) if token in ends), None)
                cut = "length" if room[index] == most else "context"
                row["finish"] = cut if end is None else "stop"
                row["tokenIds"] = ids[:end]
            else:
                row |= {"finish": "refused", "tokenIds": [], "gaps": None}
                row["problem"] = (
                    f"The prompt has {len(prompt)} tokens, and this model can read {context - 1} before it answers."
                )
            row["answer"] = tokens.decode(row["tokenIds"])
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
