"""Expected numbers of the tests of dev.initsweep.verify.

Run: python3 expected_statistics.py
Needs numpy and scipy; the first line printed says which versions. Not needed by the build: the
tests hold the numbers that this script printed.
"""

import sys

import numpy as np
import scipy
from scipy import optimize, stats

print("python", sys.version.split()[0], "numpy", np.__version__, "scipy", scipy.__version__)


def show(name, *values):
    print(name, " ".join(f"{v:.12g}" for v in np.atleast_1d(np.array(values, dtype=float)).ravel()))


# Signed-rank and paired t test.
d = [1.1, -0.4, 2.3, 0.9, 3.2, -0.2, 1.7, 0.8]
show("wilcoxon", stats.wilcoxon(d, method="exact").pvalue)
t = stats.ttest_1samp(d, 0)
show("t: mean, p, low, high", np.mean(d), t.pvalue, *t.confidence_interval(0.95))

# One pair of eight diverged at the prediction: its difference gets the largest rank.
worst = [-1.1, -0.4, -2.3, -0.9, -3.2, -0.2, -1.7, 99]
show("worst rank", stats.wilcoxon(worst, method="exact").pvalue)

# Student's t.
show("critical .95, 3 and 9", stats.t.ppf(0.975, 3), stats.t.ppf(0.975, 9))
show("two-sided p of 2.5, 5", 2 * stats.t.sf(2.5, 5))

# Clopper-Pearson.
for k, n in ((0, 6), (2, 10), (6, 6)):
    ci = stats.binomtest(k, n).proportion_ci(0.95, method="exact")
    show(f"clopper-pearson {k} of {n}", ci.low, ci.high)

# Two-way standard error: seeds x images.
at = np.array([[1, 1, 0, 1, 1, 0, 1, 1], [1, 0, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 1, 1, 0]])
he = np.array([[1, 0, 0, 1, 0, 0, 1, 1], [0, 0, 1, 1, 1, 0, 1, 1], [1, 1, 0, 1, 0, 1, 0, 0]])
diff = at - he
s, i = diff.shape
a = diff.mean(axis=1).var(ddof=1) / s
b = diff.mean(axis=0).var(ddof=1) / i
df = (a + b) ** 2 / (a * a / (s - 1) + b * b / (i - 1))
half = stats.t.ppf(0.975, df) * np.sqrt(a + b)
show("two-way: mean, low, high, p", diff.mean(), diff.mean() - half, diff.mean() + half,
     2 * stats.t.sf(diff.mean() / np.sqrt(a + b), df))

# Local quartic with Epanechnikov weights, and the inverted slope test, on four stated curves.
grid = np.arange(-2, 8.01, 0.5)


def curve(seed):
    u = grid - 3 - 0.2 * np.sin(seed)
    return 0.4 * u**2 + 0.03 * u**3 + 0.05 * np.cos(3 * seed + 5 * grid)


curves = [curve(seed) for seed in (1, 2, 3, 4)]


def fit(y, z, window=2.0):
    h = max(window, np.sort(np.abs(grid - z))[5] * 17 / 16)
    w = np.maximum(0, 1 - ((grid - z) / h) ** 2)
    # numpy.polyfit multiplies residuals, not their squares, by the weights.
    c = np.polyfit(grid - z, y, 4, w=np.sqrt(w))
    return c[-1], c[-2]


show("fit of curve 1 at 2.8: value, slope", *fit(curves[0], 2.8))
show("fit of curve 1 at -1.9: value, slope", *fit(curves[0], -1.9))


def t_of_slope(z):
    slopes = [fit(y, z)[1] for y in curves]
    return np.mean(slopes) / (np.std(slopes, ddof=1) / 2)


crit = stats.t.ppf(0.975, 3)
argmin = optimize.brentq(lambda z: np.mean([fit(y, z)[1] for y in curves]), 2, 4)
low = optimize.brentq(lambda z: t_of_slope(z) + crit, 1.5, argmin)
high = optimize.brentq(lambda z: t_of_slope(z) - crit, argmin, 4.5)
show("argmin, low, high without bias allowance", argmin, low, high)

# Jackknife of the log of a ratio of means.
x = np.array([3.1, 2.7, 3.6, 2.9, 3.3])
y = np.array([1.2, 1.5, 1.1, 1.4, 1.3])
full = np.log(x.mean() / y.mean())
loo = np.array([np.log(np.delete(x, k).mean() / np.delete(y, k).mean()) for k in range(5)])
se = np.sqrt(4 / 5 * ((loo - loo.mean()) ** 2).sum())
h = stats.t.ppf(0.975, 4) * se
show("jackknife: value, low, high", full, full - h, full + h)
show("jackknife: left out", *loo)
