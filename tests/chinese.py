"""What in a Chinese text may stand in Latin letters: names, keys and code. Everything else was forgotten."""

from __future__ import annotations

import re

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES

CJK = "\u4e00-\u9fff"
_CODE = re.compile(
    rf"`[^`]*`|\{{\{{.*?\}}\}}|\{{\w*\}}|<[^>]*>"  # commands, braces of a template, fields, tags
    rf"|\w+\.\w+\([^{CJK}]*\)|\.\w+(\([^)]*\))?|\b\w+_\w+(=\w+)?"  # calls, endings and methods, names with a _
    rf"|\b(?:np|git|pip) [^{CJK}。]*|\bnp\.\w+|FILE::\w+|::|--\w+|\b\w+=\S+"  # shell, options, assignments
    r"|\(?Ctrl\+\S+"
)
_NAMES = frozenset(
    """
    Ctrl Shift Apple CPU CUDA DISPLAY Dice Explorer Focal Fortran GPU Git-LFS Google HDF5 Hinge Huber JSON KL Loss
    NT-Xent Net NumPy Office PyTorch Python SimCLR Smooth TorchScript Xent keras monai mps pandas pyarrow timm
    torch torchvision
    AUC ECE F1 FN FP MIT RMSE TP SHA-256 UTF-8 GB MB PB TB kB
    Arrow CSV Feather PNG Parquet SVG arrow csv feather gzip npy npz parquet pickle pt safetensors tar zip
    bfloat16 float16 float32 float64 int8 int32 int64 abs argmax
    exp inf log logit logits nan nat one-hot sigmoid softmax LO HI
    Cui ROC Softmax balanced dropout torchmetrics
    AdaBoost AdamW ArcFace BCE BYOL Barron Bootstrapping Bradley Brier CIoU CLIP Cauchy Charbonnier Co-teaching DIoU
    DPO EIoU GIoU Geman Hadsell InfoNCE IoU IoULoss JS Jaccard KLDivLoss Keras Kornia LDAM ListNet Llama Log-cosh
    Logistic Lorentzian Lovász Lovász-Softmax McClure OHEM Pinball Poly-1 SGD SciPy SigLIP St SupCon Terry Tukey
    Leclerc MSE Tversky Welsch Z-loss allRank cosh jensenshannon kornia lasso mmdetection mmsegmentation multi-hot
    optax pytorch-metric-learning scikit-learn scipy smp softplus alpha beta nu x1 x2 y1 y2 Literal Module NAME None
    Tensor Caffe GAN GradScaler MAE NLL ReLU SmoothL1 cos ln log-sum-exp
    """.split()
)
_KEYWORDS = frozenset(
    """
    activation base batchmean curve eval false focal full hard height input1 input2 l1 l2 label labels loss losses
    mean meta none observed outputs predictions preds probs scores smooth soft target targets true weight width
    diagnose backward detach file float forward numpy all-reduce batch count delta dropout eps epsilon gamma max movedim
    norm permute reduction reshape sigma sigma² size with-logits and or
    """.split()
)
"""Values, commands and arrays that a sentence may name, but that are no translation by themselves."""
DECLARED = frozenset(
    {
        *(loss.key for loss in CATALOGUE),
        *(name for loss in CATALOGUE for name in loss.task.inputs),
        *(loss.formula for loss in CATALOGUE),
        *(word for loss in CATALOGUE for p in loss.params for word in (p.name, p.symbol)),
        *(word for scene in SCENES.values() for p in scene.controls for word in (p.name, p.symbol)),
        *(axis.symbol for scene in SCENES.values() for axis in scene.axes),
    }
    - {""}
)
"""Keys, keywords, symbols and formulas, which the window shows as they are."""


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return re.search(f"[{CJK}]", text) is not None


def forgotten(text: str) -> list[str]:
    """Latin words that a Chinese text should not have."""
    allowed = _NAMES | _KEYWORDS if is_chinese(text) else _NAMES
    words = re.findall(r"[A-Za-z]{2,}[\w-]*|[A-Za-z]\d[\w-]*", _CODE.sub(" ", text))
    return [word for word in words if word not in allowed and not re.fullmatch(r"[A-Z]\d|t5x", word)]


def badly_set(text: str) -> str | None:
    """The place where the marks or spaces of two scripts are mixed up, if there is one."""
    marks, latin = "，。；：、！？（）“”", "A-Za-z0-9"
    wrong = (
        rf"[{CJK}][,;:!?]|[,;:!?][{CJK}]|[{CJK}]\.(?!\w)"  # a Latin mark beside a Chinese character
        rf"|[{CJK}] [{CJK}]|[{marks}] | [{marks}]"  # a space where the script has none
        rf"|[{CJK}][{latin}]|[{latin}][{CJK}]"  # no space between the scripts
        r"|\u3000|\.\.\.|['\"][\u4e00-\u9fff]|[\u4e00-\u9fff]['\"]"
    )
    found = re.search(wrong, text)
    return found.group() if found else None
