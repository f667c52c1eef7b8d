"""Makes an encoder for BERTScore: one layer's hidden states of a BERT or RoBERTa model, as ONNX in f32.

    python export_encoder.py MODEL_FOLDER OUT --name NAME [--layer N] [--baseline FILE.json]

MODEL_FOLDER holds config.json, the weights and tokenizer.json as Hugging Face lays them out. OUT gets model.onnx,
tokenizer.json and encoder.json, which src/lib/shared/encoder/openEncoder.ts reads. Layer N is counted as bert-score
counts: 0 is the embedding, 1 the first layer; default: the last. Without --baseline, bert-score's own baseline for English is
taken where that package is installed and has one for the model's name and layer.

Needs torch, transformers and onnx.
"""

import argparse
import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import torch
import transformers


class Layer(torch.nn.Module):
    def __init__(self, model, inputs: list[str]):
        super().__init__()
        self.model = model
        self.inputs = inputs

    def forward(self, *values):
        return self.model(**dict(zip(self.inputs, values)), return_dict=True).last_hidden_state


def published_baseline(name: str, layer: int) -> dict | None:
    found = find_spec("bert_score")
    if found is None or found.origin is None:
        return None
    table = Path(found.origin).parent / "rescale_baseline" / "en" / f"{name}.tsv"
    if not table.exists():
        return None
    for line in table.read_text("utf8").splitlines()[1:]:
        number, *values = line.replace(",", "\t").split("\t")
        if int(number) == layer:
            precision, recall, f1 = map(float, values)
            about = "bert-score's own, over unrelated English sentences"
            return {"precision": precision, "recall": recall, "f1": f1, "about": about}
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", required=True, help="what reports call it")
    parser.add_argument("--layer", type=int)
    parser.add_argument("--baseline", type=Path, help="JSON of precision, recall, f1 and about")
    words = parser.parse_args()
    model = transformers.AutoModel.from_pretrained(
        words.model, dtype=torch.float32, attn_implementation="eager", local_files_only=True
    ).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(words.model, use_fast=True, local_files_only=True)
    layers = len(model.encoder.layer)
    layer = layers if words.layer is None else words.layer
    if not 0 <= layer <= layers:
        parser.error(f"the model has layers 0 to {layers}")
    # As bert-score does: what comes behind the layer is not computed.
    model.encoder.layer = torch.nn.ModuleList(list(model.encoder.layer)[:layer])
    model.pooler = None
    roberta = model.config.model_type in ("roberta", "xlm-roberta")
    inputs = ["input_ids", "attention_mask"] + ([] if roberta else ["token_type_ids"])
    words.out.mkdir(parents=True, exist_ok=True)
    sample = tokenizer("a short text", return_tensors="pt")
    values = tuple(sample.get(name, torch.zeros_like(sample["input_ids"])) for name in inputs)
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        Layer(model, inputs),
        values,
        str(words.out / "model.onnx"),
        input_names=inputs,
        output_names=["hidden"],
        dynamic_axes={name: axes for name in [*inputs, "hidden"]},
        opset_version=17,
        dynamo=False,
    )
    shutil.copyfile(words.model / "tokenizer.json", words.out / "tokenizer.json")
    baseline = (
        json.loads(words.baseline.read_text("utf8")) if words.baseline else published_baseline(words.name, layer)
    )
    first, *_, last = tokenizer("x")["input_ids"]
    encoder = {
        "name": words.name,
        "layer": layer,
        "first": first,
        "last": last,
        # roberta counts its positions from 2.
        "maxTokens": min(512, model.config.max_position_embeddings - (2 if roberta else 0)),
        "spaceFirst": roberta,
        "inputs": inputs,
        "baseline": baseline,
    }
    (words.out / "encoder.json").write_text(json.dumps(encoder, indent=2) + "\n", "utf8")
    print(f"{words.name}, layer {layer} of {layers}: {words.out}")


if __name__ == "__main__":
    main()
