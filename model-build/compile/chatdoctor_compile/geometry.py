"""The shape of a Mistral/Llama model, read from a libraries.json entry or a Hugging Face config.json."""

from __future__ import annotations

from dataclasses import asdict, dataclass

GROUP_SIZE = 32  # weights that share one scale, along the input axis
PACK = 8  # 4-bit values in one uint32
ACTIVATION_DTYPE = {"q4f16_1": "float16", "q4f32_1": "float32"}


class GeometryError(ValueError):
    """A model shape that the compiler cannot serve; the message says which field and why."""


@dataclass(frozen=True)
class Geometry:
    """All sizes are counts of values unless named otherwise."""

    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    vocab_size: int
    rms_norm_eps: float
    rope_theta: float
    tie_word_embeddings: bool
    context_window_size: int
    prefill_chunk_size: int

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if name != "tie_word_embeddings" and not value > 0:
                raise GeometryError(f"{name} is {value}: it must be positive")
        if self.num_attention_heads % self.num_key_value_heads != 0:
            raise GeometryError(
                f"{self.num_attention_heads} attention heads cannot share {self.num_key_value_heads} key/value heads evenly"
            )
        for name in ("hidden_size", "intermediate_size"):
            if getattr(self, name) % GROUP_SIZE != 0:
                raise GeometryError(f"{name} is {getattr(self, name)}: 4-bit groups need a multiple of {GROUP_SIZE}")
        # The decode kernel gives each thread at least four values and each head at most 32 threads' worth of them.
        if self.head_dim not in (32, 64, 128, 256):
            raise GeometryError(f"head_dim is {self.head_dim}: the attention kernels serve 32, 64, 128 and 256")
        if self.prefill_chunk_size > self.context_window_size:
            raise GeometryError("prefill_chunk_size is larger than context_window_size")

    @property
    def qkv_size(self) -> int:
        """Rows of the joined q, k and v projection."""
        return (self.num_attention_heads + 2 * self.num_key_value_heads) * self.head_dim

    @property
    def attention_size(self) -> int:
        """Columns of the output projection."""
        return self.num_attention_heads * self.head_dim

    @staticmethod
    def from_json(entry: dict) -> "Geometry":
        """Reads an entry of libraries.json; unknown or missing fields are an error."""
        try:
            return Geometry(**entry)
        except TypeError as error:
            raise GeometryError(f"not a model geometry: {error}") from error
