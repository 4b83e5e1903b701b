"""Every convention, against its library where that is installed, else against what was seen of it or made by hand."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from scipy.optimize import least_squares
from scipy.spatial.distance import jensenshannon
from scipy.special import gammaln, rel_entr, xlogy
from sklearn import metrics
from sklearn._loss import AbsoluteError, HalfSquaredError, PinballLoss

from lossexplorer.catalog.conventions import conventions_of
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.conventions import questions_about

KEYS = [loss.key for loss in CATALOGUE if conventions_of(loss.key)]
INF, NAN = math.inf, math.nan


def t(*x, **more):
    return torch.tensor(x, dtype=torch.float64, **more)


def slope(fn, *x):
    leaf = t(*x, requires_grad=True)
    (gradient,) = torch.autograd.grad(fn(leaf).sum(), leaf)
    return float(gradient[0])


def softplus(z):
    return math.log1p(math.exp(z))


def sklearn_bce(p, dtype):
    return metrics.log_loss([1], np.array([p], dtype), labels=[0, 1])


def one_class_hinge():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return metrics.hinge_loss([1, 1], [0.75, 0.75])


def ciou(left, alpha=None):
    """Of the boxes (left, 0, 2, 1) and (1, 0, 3, 3); α is given, or made of the boxes."""
    width = 2 - left
    iou = 1 / (width + 6 - 1)
    shape = 4 / math.pi**2 * (math.atan(2 / 3) - math.atan(width)) ** 2
    distance = (((left + 2) / 2 - 2) ** 2 + 1) / ((3 - left) ** 2 + 9)
    alpha = shape / (1 - iou + shape) if alpha is None else alpha
    return 1 - iou + distance + alpha * shape, alpha


def ciou_slope(alpha=None):
    """By differences."""
    return (ciou(1e-5, alpha)[0] - ciou(-1e-5, alpha)[0]) / 2e-5


def flat_ciou_slope():
    """By differences, of the boxes (left, 0, 2, 0) and (1, 0, 3, 2): no overlap, and a shape that stays as it is."""

    def distance(left):
        return (((left + 2) / 2 - 2) ** 2 + 1) / ((3 - left) ** 2 + 4)

    return (distance(1e-5) - distance(-1e-5)) / 2e-5


def focal(z, y, gamma=2.0):
    """The code of torchvision, for α = none."""
    p = torch.sigmoid(z)
    p_t = p * y + (1 - p) * (1 - y)
    return F.binary_cross_entropy_with_logits(z, y, reduction="none") * (1 - p_t) ** gamma


TWO, TWO_WEIGHTS = t((2.0, 0.0), (0.0, 1.0)), t(1.0, 4.0)
HOT = t((1.0, 0.0), (0.0, 1.0))
LABELS = torch.tensor([0, 1])
SEVERAL = t((1.0, 0.5, -1.0))
MASKED = t((1.0, 0.0, -INF))
TEN = t((2.0, *(0.0,) * 9))
LOG_P = [2 - math.log(math.e**2 + 9), -math.log(math.e**2 + 9)]
OTHERS_H = -0.9 * math.log(0.9) - 0.1 * math.log(0.1 / 9)
RARE = t((1.0, 0.0, 0.0))
RANKED = t(1.0)
PAIR = ([0.6, 0.4], [0.3, 0.7])
UNIT_PAIR = math.dist((1, 0), (0.6, 0.8))
TRIPLET = math.dist((1, 0), (0.8, 0.6)) - math.dist((1, 0), (0.6, 0.8)) + 1

INDEPENDENT = {
    "mse_loss": [[F.mse_loss(t(3.0), t(0.0)), HalfSquaredError()(np.array([0.0]), np.array([3.0]))]],
    "l1_loss": [
        [slope(lambda x: F.l1_loss(x, t(0.0)), 0.0), "1", AbsoluteError().gradient(np.array([0.0]), np.array([0.0]))[0]]
    ],
    "rmse_loss": [
        [
            F.mse_loss(t((3.0, 4.0), (0.0, 1.0)), torch.zeros(2, 2)).sqrt(),
            metrics.root_mean_squared_error(np.zeros((2, 2)), [[3, 4], [0, 1]]),
        ]
    ],
    "huber_loss": [[F.huber_loss(t(3.0), t(0.0), delta=2.0), F.smooth_l1_loss(t(3.0), t(0.0), beta=2.0)]],
    "smooth_l1_loss": [[F.smooth_l1_loss(t(3.0), t(0.0), beta=2.0), F.huber_loss(t(3.0), t(0.0), delta=2.0)]],
    "poisson_nll_loss": [
        [F.poisson_nll_loss(t(2.5), t(3.0), log_input=False, full=True), 2.5 - xlogy(3, 2.5) + gammaln(4)],
        [F.poisson_nll_loss(t(0.0), t(1.0), log_input=False), "16.118"],
    ],
    "gaussian_nll_loss": [[F.gaussian_nll_loss(t(1.0), t(0.0), t(1e-9)), 0.5 * (math.log(1e-9) + 1e9)]],
    "mape_loss": [
        [metrics.mean_absolute_percentage_error([2.0], [1.5]), "25"],
        [0.5 / 1e-8, metrics.mean_absolute_percentage_error([0.0], [0.5]), 0.5 / 1.17e-6, "5e8"],
    ],
    "msle_loss": [[metrics.mean_squared_log_error([1.0], [-0.5]), math.log(2) ** 2]],
    "cauchy_loss": [[least_squares(lambda x: 2 + 0 * x, [0.0], loss="cauchy", max_nfev=1).cost, "1.0986"]],
    "log_cosh_loss": [[0.0, math.log(2) - float(np.log(np.float32(2)))]],
    "quantile_loss": [[0.0, PinballLoss(quantile=0.9).gradient(np.array([0.0]), np.array([0.0]))[0], "-0.4"]],
    "binary_cross_entropy": [
        [
            F.binary_cross_entropy(t(0.0), t(1.0)),
            "16.118",
            sklearn_bce(0.0, np.float64),
            sklearn_bce(0.0, np.float32),
            INF,
        ],
        [slope(lambda p: F.binary_cross_entropy(p, t(1.0)), 0.0), 0.0, -INF],
        [slope(lambda p: F.binary_cross_entropy(p, t(1.0)), 1.0), -1.0],
        [1.0, "0.1"],
    ],
    "sigmoid_focal_loss": [
        [0.25 * focal(t(0.0), t(1.0)), focal(t(0.0), t(1.0))],
        ["0.04075", "0.03951", "0.05155", "0.16189"],
        [
            "-1.4e-13",
            float(torch.autograd.grad(focal(z := torch.tensor([20.0], requires_grad=True), 1.0 + 0 * z, 0.5), z)[0]),
        ],
        ["100", "16.12"],
    ],
    "binary_focal_loss": [[math.log(2) / 16, math.log(2) / 4], [25.0, "16.1"]],
    "soft_margin_loss": [[softplus(89), F.soft_margin_loss(torch.tensor([-89.0]), torch.tensor([1.0]))]],
    "hinge_loss": [
        [metrics.hinge_loss([-1, 1], [2.0, 1.0]) * 2, "1.8808"],
        [0.25, one_class_hinge()],
        [
            slope(lambda z: torch.relu(1 - z), 1.0),
            slope(lambda z: (1 - z).clamp(min=0), 1.0),
            slope(lambda z: torch.maximum(1 - z, t(0.0)), 1.0),
        ],
    ],
    "asymmetric_loss": [["40", "18.42"]],
    "margin_ranking_loss": [
        [
            slope(lambda x: F.margin_ranking_loss(x, t(0.0), RANKED, margin=1.0), 1.0),
            slope(lambda x: torch.relu(1 - x), 1.0),
            slope(lambda x: torch.maximum(1 - x, t(0.0)), 1.0),
        ]
    ],
    "multi_margin_loss": [
        [
            F.multi_margin_loss(SEVERAL, torch.tensor([0])),
            metrics.hinge_loss([0], SEVERAL.numpy(), labels=[0, 1, 2]),
            1 - (math.exp(1) - math.exp(0.5)) / (math.exp(1) + math.exp(0.5) + math.exp(-1)),
        ],
        [metrics.hinge_loss([0], [[-2.0, -4.0, -5.0]], labels=[0, 1, 2]), "3.0"],
    ],
    "cross_entropy": [
        [
            metrics.log_loss(LABELS, TWO.softmax(1), sample_weight=[1, 4]),
            F.cross_entropy(TWO, HOT, TWO_WEIGHTS),
            (F.cross_entropy(TWO, LABELS, reduction="none") @ TWO_WEIGHTS) / 2,
        ],
        [F.cross_entropy(TWO, LABELS), (softplus(-2) + softplus(-1)) / 3],
        [
            F.cross_entropy(t((1.0, 0.0, 0.0)), torch.tensor([0])),
            F.cross_entropy(t((1.0, 0.0, 0.0), (0.0, 2.0, 0.0)), torch.tensor([0, 2])),
        ],
        [
            F.cross_entropy(TWO, LABELS, TWO_WEIGHTS, label_smoothing=0.1),
            (F.cross_entropy(TWO, LABELS, reduction="none", label_smoothing=0.1) @ TWO_WEIGHTS) / 5,
        ],
        [
            "0.3133",
            F.cross_entropy(MASKED, t((1.0, 0.0, 0.0))),
            F.cross_entropy(MASKED, torch.tensor([0]), label_smoothing=0.1),
        ],
    ],
    "label_smoothing_cross_entropy": [
        [
            F.cross_entropy(TEN, torch.tensor([0]), label_smoothing=0.1),
            -0.9 * LOG_P[0] - 0.1 * LOG_P[1],
            -0.9 * LOG_P[0] - 0.1 * LOG_P[1] - OTHERS_H,
            -0.9 * LOG_P[0] - 0.09 * LOG_P[1],
        ]
    ],
    "categorical_cross_entropy": [
        [-2.0, slope(lambda p: -(p / p.sum()).log()[0], 0.5, 0.5)],
        [100.0, "16.118", metrics.log_loss([0], [[0.0, 1.0]], labels=[0, 1]), INF],
    ],
    "kl_div": [
        [
            rel_entr(*PAIR[::-1]).sum(),
            rel_entr(*PAIR).sum(),
            F.kl_div(t(PAIR[0]).log(), t(PAIR[1]), reduction="none").mean(),
        ],
        [rel_entr([1, 0], [0.6, 0.4]).sum(), rel_entr([1, 1e-7], [0.6, 0.4]).sum()],
    ],
    "js_divergence": [[jensenshannon(*PAIR) ** 2, jensenshannon(*PAIR)]],
    "brier_loss": [
        [
            metrics.brier_score_loss([1, 1], [0.8, 0.7], labels=[0, 1], pos_label=1, scale_by_half=False),
            metrics.brier_score_loss([1, 1], [0.8, 0.7], labels=[0, 1], pos_label=1),
        ]
    ],
    "nt_xent_loss": [
        [softplus(-2 + math.log(2)), 2 * softplus(-2 + math.log(2))],
        [1000.0, -math.log(np.finfo(np.float64).tiny), "87.34", NAN],
    ],
    "symmetric_cross_entropy": [[0.1 * math.log(2) + 2, 0.1 * math.log(2) - 0.5 * math.log(1e-4)]],
    "co_teaching_loss": [[(math.log(2) + softplus(-2)) / 2, (math.log(2) + softplus(-2)) / 4]],
    "ohem_cross_entropy": [[(softplus(6) + math.log(2)) / 2, (softplus(6) + math.log(2)) / 3]],
    "class_balanced_loss": [
        [
            9 / 7 * F.cross_entropy(RARE, torch.tensor([1])),
            F.binary_cross_entropy(RARE.softmax(1), t((0.0, 1.0, 0.0)), t((9 / 7,) * 3)),
        ],
        [
            9 / 7 * (softplus(1) + 2 * math.log(2)),
            F.binary_cross_entropy_with_logits(RARE, t((0.0, 1.0, 0.0)), t((9 / 7,) * 3)),
        ],
    ],
    "softmax_focal_loss": [[math.log(3) * share * 4 / 9 for share in (1, 0.25, 0.75, 0.25)]],
    "dice_loss": [
        ["0.4444", "0.3478"],
        [1 - 1.00001 / 2.60001, "0.5327"],
        ["0.99998", "0.375", "0", "1.0"],
        [(1 - 4.00001 / 6.00001 + 1 - 1e-5 / 1.00001) / 2, 1 - 4.00001 / 7.00001],
    ],
    "jaccard_loss": [[1 - 1.5 / 3.1, 1 - 1.0 / 2.6]],
    "tversky_loss": [["0.1304", "0.2593", "0.2711"]],
    "lovasz_softmax_loss": [[0.5, 1 / 3]],
    "lovasz_hinge_loss": [[(0 + 3 / 2) / 2, 3 / 3]],
    "box_iou_loss": [["0.857", "1.946"]],
    "giou_loss": [[1e-7, 0.0], [0.5, 1.0]],
    "label_ranking_loss": [[metrics.label_ranking_loss(np.eye(3)[:2], [[0.5, 0.5, 0.1]] * 2), "0.25"]],
    "roc_auc_score": [[NAN, 0.0]],
    "hamming_loss": [[0.0, metrics.hamming_loss([1, 1], [0, 1])]],
    "ciou_loss": [[NAN, "1.25", "1"], [flat_ciou_slope(), NAN], [ciou_slope(ciou(0.0)[1]), ciou_slope()]],
    "listnet_loss": [["100", -math.log(1e-10)]],
    "l2_regularization": [["0.125", "0.25", "0.05"]],
    "cosine_embedding_loss": [[F.cosine_embedding_loss(t((0.0, 0.0)), t((1.0, 0.0)), RANKED), "0", NAN]],
    "triplet_margin_loss": [
        [
            F.triplet_margin_loss(
                t((1.0, 0.0), (1.0, 0.0)), t((0.8, 0.6), (0.8, 0.6)), t((0.6, 0.8), (-1.0, 0.0)), eps=1e-6
            ),
            TRIPLET,
        ],
        [2 * UNIT_PAIR - 2 * math.dist((1, 0), (0.8, 0.6)) + 1, UNIT_PAIR - math.dist((1, 0), (0.8, 0.6)) + 0.05],
        [slope(lambda a: F.triplet_margin_loss(a.view(1, 2), t((0.0, 0.0)), t((0.0, 0.5))), 0.0, 0.0), 0.0, 0.0],
    ],
    "contrastive_loss": [
        [UNIT_PAIR**2 / 2, UNIT_PAIR],
        [(1 - math.dist((1, 0), (0.8, 0.6))) ** 2 / 4, 1 - math.dist((1, 0), (0.8, 0.6))],
    ],
}
"""For each entry and each of its questions: the entry's own number, then the others' in their order. Text is a number
as it was seen, to its last digit."""


def test_every_convention_has_the_number_of_its_library():
    assert set(KEYS) == set(INDEPENDENT)
    for key in KEYS:
        for question, expected in zip(questions_about(key), INDEPENDENT[key], strict=True):
            answers = [question.value, *(other.value for other in question.others)]
            for value, number in zip(answers, expected, strict=True):
                _compare(value, number, f"{key}, {question.topic}")


def _compare(value: float, number: object, what: str) -> None:
    if isinstance(number, str):
        digits = len(number.split("e")[0].lstrip("-0.").replace(".", ""))
        assert float(f"{value:.{max(digits, 1)}g}") == float(number), what
    else:
        assert value == pytest.approx(float(number), rel=2e-6, abs=1e-12, nan_ok=True), what


def test_what_is_called_a_disagreement_is_one():
    for key in KEYS:
        for question in questions_about(key):
            assert question.topic
            assert question.others
            for other in question.others:
                assert other.who
                assert other.how
                assert f"{other.value:.6g}" != f"{question.value:.6g}" or math.isnan(other.value)


def test_parameters_that_give_the_convention_of_others_are_those_of_the_entry_they_name():
    for key in KEYS:
        for question in questions_about(key):
            for other in question.others:
                if other.key:
                    CATALOGUE.get(other.key).resolve(dict(other.parameters))
                else:
                    assert other.parameters is None
