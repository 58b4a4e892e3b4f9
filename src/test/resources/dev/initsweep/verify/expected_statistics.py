"""Expected numbers of the tests of dev.initsweep.verify.

Run: python3 expected_statistics.py
Needs numpy and scipy; the first line printed says which versions. Not needed by the build: the
tests hold the numbers that this script printed.
"""

import sys

import numpy as np
import scipy
from scipy import stats

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
