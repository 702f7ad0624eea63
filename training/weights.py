"""The learned weights as the file that comes with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from newsflow.extract.judgement import Network, Weights


def store(weights: Weights, target: Path) -> None:
    """The file holds these weights, in single precision; the same weights give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    names, told = sorted(weights.names.words), weights.texts.marked()
    texts = sorted(told)
    arrays: dict[str, Any] = {
        "names": np.array(names),
        "name_weights": np.array([weights.names.words[name] for name in names], np.float32),
        "texts": np.array(texts),
        "text_weights": np.array([told[text] for text in texts], np.float32),
        **_parts("first", weights.first),
        **_parts("second", weights.second),
    }
    np.savez_compressed(target, **arrays)


def _parts(name: str, network: Network) -> dict[str, Any]:
    parts = {part: getattr(network, part) for part in ("mean", "scale", "hidden", "hidden_bias", "out", "out_bias")}
    return {f"{name}_{part}": np.asarray(value, np.float32) for part, value in parts.items()}
