"""Trains a LoRA adapter on question and answer pairs that are token ids already; ../README.md says how it is started."""
