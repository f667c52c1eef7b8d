"""Makes three tiny model folders and what they must answer, with numpy alone and unlike the TypeScript reference:
the whole sequence anew for every token, rotary embedding by complex numbers, attention as one masked tensor product.

    python3 make_golden.py [--transformers]

--transformers also compares with Hugging Face's FlaxMistralForCausalLM (needs transformers < 5, flax and jax; nothing
of them is needed otherwise). Writes beside itself; the same numpy gives the same bytes.
"""

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
PROMPTS = [[1, 17, 4, 4, 90], [1, 5, 33, 71, 2, 8, 60, 60, 11, 94, 3], [42]]
STEPS = 24

MODELS = {
    "untied-q4f32_1": dict(
        quantization="q4f32_1", hidden=64, ffn=96, layers=2, heads=4, kv=2, dim=16, tied=False, theta=1e6, seed=11
    ),
    "tied-q4f16_1": dict(
        quantization="q4f16_1", hidden=96, ffn=160, layers=3, heads=6, kv=2, dim=16, tied=True, theta=1e4, seed=12
    ),
    # Heads wider than hidden / heads, and as many for keys as for queries: FlaxMistral knows no such heads.
    "wide-heads-q4f32_1": dict(
        quantization="q4f32_1", hidden=64, ffn=64, layers=1, heads=3, kv=3, dim=32, tied=False, theta=1e6, seed=13
    ),
}
VOCAB = 96
EPS = 1e-5


def pack(weight, scale_type):
    """Group quantisation as the model folder stores it: (words, scales, the float64 weights that they stand for)."""
    rows, columns = weight.shape
    groups = weight.reshape(rows, columns // 32, 32)
    scales = (np.abs(groups).max(axis=2) / 7).astype(scale_type)
    levels = np.clip(np.rint(groups / scales[..., None].astype(np.float64)) + 7, 0, 14).astype(np.uint32)
    shifts = np.arange(8, dtype=np.uint32) * 4
    words = (levels.reshape(rows, columns // 8, 8) << shifts).sum(axis=2, dtype=np.uint32)
    signed = (levels.astype(np.int32) - 7).astype(scale_type)
    meant = (signed * scales[..., None]).astype(np.float64).reshape(rows, columns)
    return words, scales, meant


def make_tensors(m):
    """(stored tensors by name, float64 weights by name)."""
    random = np.random.default_rng(m["seed"])
    scale_type = np.float16 if m["quantization"] == "q4f16_1" else np.float32
    stored, meant = {}, {}

    def matrix(name, rows, columns, spread):
        words, scales, weight = pack(random.normal(0, spread, (rows, columns)), scale_type)
        stored[name + ".q_weight"], stored[name + ".q_scale"], meant[name] = words, scales, weight

    def gain(name, size):
        values = random.normal(1, 0.2, size).astype(scale_type)
        stored[name + ".weight"], meant[name] = values, values.astype(np.float64)

    hidden, ffn, width = m["hidden"], m["ffn"], m["heads"] * m["dim"]
    matrix("model.embed_tokens", VOCAB, hidden, 0.6)
    for layer in range(m["layers"]):
        prefix = f"model.layers.{layer}."
        matrix(prefix + "self_attn.qkv_proj", width + 2 * m["kv"] * m["dim"], hidden, 0.25)
        matrix(prefix + "self_attn.o_proj", hidden, width, 0.15)
        matrix(prefix + "mlp.gate_up_proj", 2 * ffn, hidden, 0.2)
        matrix(prefix + "mlp.down_proj", hidden, ffn, 0.2)
        gain(prefix + "input_layernorm", hidden)
        gain(prefix + "post_attention_layernorm", hidden)
    gain("model.norm", hidden)
    if not m["tied"]:
        matrix("lm_head", VOCAB, hidden, 0.4)
    return stored, meant


def write_folder(folder, m, stored):
    folder.mkdir(exist_ok=True)
    data, records = b"", []
    for name, value in stored.items():
        raw = value.tobytes()
        records.append(
            dict(name=name, shape=list(value.shape), dtype=str(value.dtype), format="raw", nbytes=len(raw), byteOffset=len(data))
        )
        data += raw
    (folder / "params_shard_0.bin").write_bytes(data)
    shard = dict(dataPath="params_shard_0.bin", format="raw-shard", nbytes=len(data), records=records)
    config = dict(
        quantization=m["quantization"],
        model_config=dict(
            hidden_size=m["hidden"], intermediate_size=m["ffn"], num_hidden_layers=m["layers"],
            num_attention_heads=m["heads"], num_key_value_heads=m["kv"], head_dim=m["dim"], vocab_size=VOCAB,
            rms_norm_eps=EPS, position_embedding_base=m["theta"], tie_word_embeddings=m["tied"],
        ),
    )  # fmt: skip
    for file, content in (("tensor-cache.json", {"records": [shard]}), ("mlc-chat-config.json", config)):
        (folder / file).write_text(json.dumps(content, indent=1) + "\n")


def norm(x, gain):
    return x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + EPS) * gain


def turn(x, theta):
    """x [length, heads, dim] as complex numbers (first half real, second half imaginary), turned by their position."""
    length, _, dim = x.shape
    z = x[..., : dim // 2] + 1j * x[..., dim // 2 :]
    angle = np.outer(np.arange(length), theta ** (-np.arange(0, dim, 2) / dim))
    z = z * np.exp(1j * angle)[:, None, :]
    return np.concatenate([z.real, z.imag], axis=-1)


def logits(m, w, ids):
    """[length, VOCAB] in float64."""
    x, n = w["model.embed_tokens"][ids], len(ids)
    mask = np.where(np.tri(n, dtype=bool), 0.0, -np.inf)
    for layer in range(m["layers"]):
        prefix = f"model.layers.{layer}."
        both = norm(x, w[prefix + "input_layernorm"]) @ w[prefix + "self_attn.qkv_proj"].T
        q, k, v = np.split(both.reshape(n, -1, m["dim"]), [m["heads"], m["heads"] + m["kv"]], axis=1)
        q, k = turn(q, m["theta"]), turn(k, m["theta"])
        k, v = (np.repeat(t, m["heads"] // m["kv"], axis=1) for t in (k, v))
        scores = np.einsum("qhd,khd->hqk", q, k) / np.sqrt(m["dim"]) + mask
        share = np.exp(scores - scores.max(axis=-1, keepdims=True))
        share /= share.sum(axis=-1, keepdims=True)
        x = x + np.einsum("hqk,khd->qhd", share, v).reshape(n, -1) @ w[prefix + "self_attn.o_proj"].T
        both = norm(x, w[prefix + "post_attention_layernorm"]) @ w[prefix + "mlp.gate_up_proj"].T
        gate, up = np.split(both, 2, axis=-1)
        x = x + (gate / (1 + np.exp(-gate)) * up) @ w[prefix + "mlp.down_proj"].T
    return norm(x, w["model.norm"]) @ w["model.embed_tokens" if m["tied"] else "lm_head"].T


def greedy(m, w, prompt):
    ids = list(prompt)
    first = logits(m, w, ids)[-1]
    for _ in range(STEPS):
        ids.append(int(logits(m, w, ids)[-1].argmax()))
    return dict(promptIds=prompt, tokenIds=ids[len(prompt) :], firstLogits=[round(float(v), 9) for v in first])


def compare_with_transformers(m, w):
    """Largest difference to Hugging Face's own Mistral over every position of every prompt, in float32.

    FlaxMistral ignores rope_theta and always takes 10,000, so that is what both sides take here.
    """
    m = {**m, "theta": 1e4}
    import jax.numpy as jnp
    from transformers import FlaxMistralForCausalLM, MistralConfig

    config = MistralConfig(
        vocab_size=VOCAB, hidden_size=m["hidden"], intermediate_size=m["ffn"], num_hidden_layers=m["layers"],
        num_attention_heads=m["heads"], num_key_value_heads=m["kv"], head_dim=m["dim"], rms_norm_eps=EPS,
        rope_theta=m["theta"], tie_word_embeddings=m["tied"], sliding_window=64,
        max_position_embeddings=64,
    )  # fmt: skip
    kernel = lambda rows: {"kernel": jnp.asarray(rows.T, jnp.float32)}
    scale = lambda name: {"weight": jnp.asarray(w[name], jnp.float32)}
    layers = {}
    for layer in range(m["layers"]):
        prefix = f"model.layers.{layer}."
        q_rows = m["heads"] * m["dim"]
        q, k, v = np.split(w[prefix + "self_attn.qkv_proj"], [q_rows, q_rows + m["kv"] * m["dim"]])
        gate, up = np.split(w[prefix + "mlp.gate_up_proj"], 2)
        layers[str(layer)] = dict(
            self_attn=dict(
                q_proj=kernel(q), k_proj=kernel(k), v_proj=kernel(v), o_proj=kernel(w[prefix + "self_attn.o_proj"])
            ),
            mlp=dict(gate_proj=kernel(gate), up_proj=kernel(up), down_proj=kernel(w[prefix + "mlp.down_proj"])),
            input_layernorm=scale(prefix + "input_layernorm"),
            post_attention_layernorm=scale(prefix + "post_attention_layernorm"),
        )
    embedding = jnp.asarray(w["model.embed_tokens"], jnp.float32)
    params = dict(model=dict(embed_tokens=dict(embedding=embedding), layers=layers, norm=scale("model.norm")))
    params["lm_head"] = kernel(w["model.embed_tokens"] if m["tied"] else w["lm_head"])
    model = FlaxMistralForCausalLM(config, _do_init=False)
    worst = 0.0
    for prompt in PROMPTS:
        theirs = np.asarray(model(jnp.asarray([prompt]), params=params).logits[0], np.float64)
        worst = max(worst, float(np.abs(theirs - logits(m, w, prompt)).max()))
    return worst


def main():
    golden = {}
    for name, m in MODELS.items():
        stored, weights = make_tensors(m)
        write_folder(HERE / name, m, stored)
        golden[name] = [greedy(m, weights, prompt) for prompt in PROMPTS]
        if "--transformers" in sys.argv and m["heads"] * m["dim"] == m["hidden"]:
            worst = compare_with_transformers(m, weights)
            print(f"{name}: largest difference to transformers {worst:.2e}")
            if worst > 1e-4:
                raise SystemExit("the golden logits differ from transformers' own")
    (HERE / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


main()
