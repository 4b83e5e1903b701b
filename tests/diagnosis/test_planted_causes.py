"""Every mistake is planted by torch alone, and must come first."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

import lossexplorer as lx
from tests.diagnosis.asking import amounts, bits, first, scores, seeded, smoothed

CE, BCE = F.cross_entropy, F.binary_cross_entropy_with_logits
Planted = tuple[str, Any, Any, Any, dict[str, Any]]


def _check(cases: list[Planted]) -> None:
    wrong = []
    for key, prediction, target, value, asked in cases:
        found = first(prediction, target, value, **asked)
        if found != key:
            wrong.append((key, found, asked))
    assert not wrong


def test_mistakes_of_activation_are_named_first() -> None:
    z, y = scores()
    x, t = bits()
    square = scores(1, 12)[0] * 3
    several = (bits(2, (200, 5))[0] > 0).float()
    several[0, :2] = 1
    wide = bits(3, (200, 5))[0]
    clipped = F.binary_cross_entropy(x.clamp(1e-7, 1 - 1e-7), t)
    _check(
        [
            ("as_computed", z, y, CE(z, y), {}),
            ("double_softmax", z, y, CE(z.softmax(1), y), {}),
            ("double_softmax", z.softmax(1), y, CE(z.softmax(1), y), {}),
            ("double_sigmoid", x, t, BCE(x.sigmoid(), t), {}),
            ("logits_as_probabilities", x, t, clipped, {"loss": "binary_cross_entropy"}),
            ("nll_on_logits", z, y, F.nll_loss(z, y), {"loss": "nll_loss"}),
            ("nll_on_probabilities", z, y, F.nll_loss(z.softmax(1), y), {"loss": "nll_loss"}),
            ("nll_on_logits", z + 9, y, F.nll_loss(z + 9, y), {}),  # below 0: no cross entropy
            ("nll_on_probabilities", z, y, F.nll_loss(z.softmax(1), y), {}),
            ("softmax_wrong_axis", z, y, F.nll_loss(z.log_softmax(0), y), {}),
            ("multilabel_as_softmax", wide, several, CE(wide, several), {"loss": "binary_cross_entropy_with_logits"}),
            ("single_label_as_bce", z, y, BCE(z, F.one_hot(y, z.shape[1]).float()), {}),
            ("sigmoid_before_cross_entropy", z, y, CE(z.sigmoid(), y), {}),
            ("transposed", square, y[:12], CE(square.T, y[:12]), {}),
        ]
    )


def test_mistakes_of_reduction_are_named_first() -> None:
    z, y = scores(n=410)
    weight = torch.rand(12, generator=seeded()) + 0.5
    ignored = y.clone()
    ignored[torch.arange(0, 410, 7)] = -100
    batches = [slice(i, i + 64) for i in range(0, 410, 64)]
    given = {"loss": "cross_entropy", "weight": weight.tolist()}
    per_row = CE(z, y, weight, reduction="none")
    means = torch.stack([CE(z[b], y[b]) for b in batches])
    micro = torch.stack([CE(z[b], ignored[b]) for b in batches])
    _check(
        [
            ("sum_instead_of_mean", z, y, CE(z, y, reduction="sum"), {}),
            ("divided_twice", z, y, CE(z, y) / 410, {}),
            ("divided_twice", z, y, CE(z, y) / 64, {"batch_size": 64}),
            ("weighted_mean_denominator", z, y, per_row.mean(), given),
            ("weights_without_effect", z, y, CE(z, y), given),
            ("ignored_rows_in_mean", z, ignored, CE(z, ignored, reduction="sum") / 410, {}),
            ("mean_of_batch_means", z, y, means.mean(), {}),
            ("mean_of_microbatch_means", z, ignored, micro.mean(), {"batch_size": 64}),
            ("accumulation_not_divided", z, y, CE(z, y) * 8, {}),
            ("grad_scaler_factor", z, y, CE(z, y) * 65536, {}),
            ("one_batch_only", z, y, means[-1], {"batch_size": 64}),
            ("hardest_rows_only", z, y, CE(z, y, reduction="none").topk(102).values.mean(), {}),
            ("easiest_rows_only", z, y, (-(-CE(z, y, reduction="none")).topk(328).values).mean(), {}),
        ]
    )
    nothing = ignored.clone()
    nothing[64:128] = -100
    assert first(z, nothing, "nan", batch_size=64) == "all_targets_ignored"


def test_mistakes_of_labels_are_named_first() -> None:
    z, y = scores()
    x, t = bits()
    extra = torch.cat([z, torch.zeros(len(z), 1)], 1)
    void = y.clone()
    void[20:60] = 255
    many, high = scores(5, 300, 400)
    eps, log_p = 0.1, -z.log_softmax(1)
    short = (1 - eps) * CE(z, y) + eps * log_p.mean() - eps / 12 * CE(z, y)
    _check(
        [
            ("labels_start_at_one", z, y, CE(z, (y + 1) % 12), {}),
            ("labels_start_at_one", z, y + 1, CE(z, y), {}),
            ("unused_class", extra, y, CE(z, y), {}),
            ("wrong_class_order", z, y, CE(z, 11 - y), {}),
            ("rows_misaligned", z, y, CE(z, y.roll(1)), {}),
            ("rows_misaligned", z, y, CE(z, y.roll(-7)), {}),
            ("rows_misaligned", x, t, BCE(x, t.roll(2)), {}),
            ("wrong_ignore_index", z, void, CE(z, void, ignore_index=255), {}),
            ("wrong_ignore_index", z, y, CE(z[y != 3], y[y != 3]), {}),
            ("uint8_labels", many, high, CE(many, high % 256), {}),
            ("bce_targets_out_of_range", x, t, BCE(x, t * 255), {}),
            ("soft_labels_not_normalised", z, y, short, {"loss": "cross_entropy", "label_smoothing": eps}),
        ]
    )


def test_mistakes_of_tokens_and_pixels_are_named_first() -> None:
    g = seeded()
    y = torch.randint(1, 30, (20, 16), generator=g)
    z = torch.randn(20, 16, 30, generator=g).scatter_add_(2, y[..., None], torch.full((20, 16, 1), 4.0))
    padded = y.clone()
    for i, end in enumerate(torch.randint(6, 15, (20,), generator=g).tolist()):
        padded[i, end:] = 0
    flat = z.reshape(-1, 30), padded.reshape(-1)
    image = torch.randint(0, 5, (6, 8, 8), generator=g)
    maps = torch.randn(6, 5, 8, 8, generator=g).scatter_add_(1, image[:, None], torch.full((6, 1, 8, 8), 3.0))
    holes = image.clone()
    holes[0, :5] = -100
    each = torch.stack([CE(maps[i : i + 1], holes[i : i + 1]) for i in range(6)]).mean()
    _check(
        [
            ("padding_counted", z, padded, CE(*flat, ignore_index=0), {}),
            ("causal_shift", z, y, CE(z[:, :-1].reshape(-1, 30), y[:, 1:].reshape(-1)), {}),
            ("view_instead_of_permute", maps, image, CE(maps.reshape(-1, 5), image.reshape(-1)), {}),
            ("mean_of_image_means", maps, holes, each, {}),
        ]
    )


def test_mistakes_of_numerics_are_named_first() -> None:
    z, y = scores(gain=1.0)
    z = z * 8
    x, t = bits(steep=3.0)
    x[:4], t[:4] = 25.0, 0.0
    p = z.double().softmax(1)[torch.arange(len(y)), y]
    s32 = torch.tensor([0.2, 1.0, 0.7]), torch.tensor([0.0, 1.0, 1.0])
    lost = "binary_cross_entropy"
    far = z.clone()
    far[0, y[0]] = far[0].max() - 150
    large = amounts()[0] + 400, amounts()[1]
    _check(
        [
            ("probability_clip", z, y, -p.clamp(min=1e-7).log().mean(), {}),
            ("probability_clip", z, y, -(p + 1e-4).log().mean(), {}),
            ("bce_clamp_100", x, t, F.binary_cross_entropy(x.sigmoid(), t), {}),
            ("epsilon_lost_in_float32", *s32, "nan", {"loss": lost}),
            ("softmax_underflow", far, y, "inf", {}),
            ("float16_overflow", *large, "inf", {}),
            ("bfloat16_rounding", z, y, CE(z, y).bfloat16(), {}),
        ]
    )


def test_smoothing_and_baselines_are_named_first() -> None:
    z, y = scores()
    y[:200] = 3
    weight = torch.rand(12, generator=seeded()) + 0.5
    share = torch.bincount(y, minlength=12) / 400
    eps = {"loss": "cross_entropy", "label_smoothing": 0.1}
    both = {**eps, "weight": weight.tolist()}
    log_p, own = -z.log_softmax(1), CE(z, y, reduction="none")
    by_row = (weight[y] * (0.9 * own + 0.1 * log_p.mean(1))).sum()
    _check(
        [
            ("chance_level", z, y, math.log(12), {}),
            ("class_prior_only", z, y, -(torch.special.xlogy(share, share)).sum(), {}),
            ("label_smoothing_floor", z, y, CE(z, y, label_smoothing=0.1), {}),
            ("label_smoothing_floor", z, y, CE(z, y), eps),
            ("label_smoothing_convention", z, y, smoothed(z, y, 0.1), eps),
            ("label_smoothing_with_weights", z, y, by_row / weight[y].sum(), both),
            ("log_units", z, y, CE(z, y) / math.log(2), {}),
            ("perplexity_averaging", z, y, own.exp().mean(), {}),
        ]
    )


def test_mistakes_of_regression_are_named_first() -> None:
    o, t = amounts()
    wide, far = amounts(1, 600)[0].reshape(200, 3), amounts(2, 600)[1].reshape(200, 3)
    pairs = (o[:, None] - t[None, :]).square()
    roots = torch.stack([F.mse_loss(o[i : i + 64], t[i : i + 64]).sqrt() for i in range(0, 200, 64)])
    _check(
        [
            ("broadcast_n1_n", o[:, None], t, pairs.mean(), {}),
            ("broadcast_n1_n", o, t, pairs.sqrt().mean(), {"loss": "l1_loss"}),
            ("predicts_the_mean", o, t, t.var(correction=0), {}),
            ("mean_of_batch_rmse", o, t, roots.mean(), {"loss": "rmse_loss"}),
            ("smooth_l1_or_huber", o, t, F.smooth_l1_loss(o, t, beta=0.3), {"loss": "huber_loss", "delta": 0.3}),
            ("smooth_l1_or_huber", o, t, F.huber_loss(o, t, delta=0.3), {"loss": "smooth_l1_loss", "beta": 0.3}),
            ("half_mse", o, t, F.mse_loss(o, t) / 2, {}),
            ("mse_rmse_mae_mixed", o, t, F.l1_loss(o, t), {}),
            ("sum_over_features", wide, far, (wide - far).square().sum(1).mean(), {}),
        ]
    )


@pytest.mark.filterwarnings("ignore:reduction. 'mean' divides")
def test_mistakes_of_conventions_are_named_first() -> None:
    g = seeded()
    q, log_p = torch.randn(100, 6, generator=g).mul(2).softmax(1), torch.randn(100, 6, generator=g).log_softmax(1)
    kl = F.kl_div(log_p, q, reduction="batchmean")
    x, t = bits(0, (300, 4))
    z, y = scores()
    focal, dice, sce = (lx.losses.get(k) for k in ("sigmoid_focal_loss", "dice_loss", "symmetric_cross_entropy"))
    mask = (torch.rand(8, 2, 16, 16, generator=g) < 0.3).float()
    mask[0, 0] = 0
    maps = torch.randn(8, 2, 16, 16, generator=g) + 2 * mask
    a = torch.randn(64, 16, generator=g)
    b = a + 0.5 * torch.randn(64, 16, generator=g)
    views = F.normalize(torch.cat([a, b]))
    similarity = views @ views.T / 0.5
    unmasked = CE(similarity, torch.arange(128).roll(64))
    counts = torch.bincount(y, minlength=12)
    balanced = {"loss": "class_balanced_loss", "beta": 0.99, "samples_per_class": counts.tolist()}
    raw = (0.01 / (1 - 0.99**counts))[y] * CE(z, y, reduction="none")
    weighted = {"loss": "binary_cross_entropy_with_logits", "pos_weight": [4.0]}
    p = maps.sigmoid()
    _check(
        [
            ("kldiv_mean", log_p, q, F.kl_div(log_p, q), {"loss": "kl_div"}),
            ("kldiv_arguments", log_p, q, F.kl_div(q.log(), log_p.exp(), reduction="batchmean"), {"loss": "kl_div"}),
            ("target_entropy_included", log_p, q, CE(log_p, q), {"loss": "kl_div"}),
            ("distillation_t_squared", log_p, q, kl * 16, {"loss": "kl_div"}),
            ("pos_weight_convention", x, t, BCE(x, t, pos_weight=torch.tensor(0.25)), weighted),
            ("focal_convention", x, t, focal(x, t, reduction="sum") / t.sum(), {"loss": "sigmoid_focal_loss"}),
            ("dice_on_logits", maps, mask, dice(maps, mask, check=False), {"loss": "dice_loss"}),
            ("dice_smoothing", p, mask, dice(p, mask, smooth=1.0), {"loss": "dice_loss"}),
            ("dice_reduction", p, mask, dice(p, mask, batch=True), {"loss": "dice_loss"}),
            ("sce_constant", z, y, sce(z, y, A=-6.0), {"loss": "symmetric_cross_entropy"}),
            ("class_weights_not_normalised", z, y, raw.mean(), balanced),
            ("contrastive_chance", a, b, math.log(127), {"loss": "nt_xent_loss"}),
            ("contrastive_self_similarity", a, b, unmasked, {"loss": "nt_xent_loss"}),
            ("byol_convention", a, b, -2 * F.cosine_similarity(a, b).mean(), {"loss": "byol_loss"}),
        ]
    )
    rows = bits(9, (200, 5))[0].sigmoid()
    label = torch.from_numpy(np.random.default_rng(0).integers(0, 5, 200))
    share = rows[torch.arange(200), label] / rows.sum(1)
    assert first(rows, label, -share.log().mean(), loss="cross_entropy") == "log_loss_renormalised"
