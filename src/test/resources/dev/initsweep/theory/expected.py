"""Numbers that the tests of dev.initsweep.theory expect. Run: python3 expected.py

Made with Python 3 and scipy 1.17.1.
"""

import math
from scipy import integrate, interpolate, optimize, stats

# MonotoneCurveTest
x = [-2, -1, 0, 1.5, 2, 4, 5]
y = [3.0, 2.5, 2.6, 0.4, -0.1, -0.2, 0.9]
pchip = interpolate.PchipInterpolator(x, y)
print("pchip", [float(pchip(t)) for t in (-1.7, -0.5, 0.3, 1.8, 3.0, 4.9)])
print("pchip roots", [float(r) for r in pchip.roots(extrapolate=False)])

# GaussianMeanTest
density = stats.norm.pdf
lam, alpha = 1.0507009873554805, 1.6732632423543772


def selu(z):
    return lam * (z if z > 0 else alpha * math.expm1(z))


def mean(f, s):
    left = integrate.quad(lambda z: f(s * z) * density(z), -14, 0, epsabs=1e-14, epsrel=1e-13)[0]
    right = integrate.quad(lambda z: f(s * z) * density(z), 0, 14, epsabs=1e-14, epsrel=1e-13)[0]
    return left + right


print("E selu(1.3 z)^2", mean(lambda z: selu(z) ** 2, 1.3))
print("E tanh(3 z)^2", mean(lambda z: math.tanh(z) ** 2, 3.0))

# OctaveIntervalTest
logs = [math.log2(v) for v in (14.2, 19.5, 17.1)]
half = stats.t.ppf(0.975, 2) * stats.tstd(logs) / math.sqrt(3)
print("interval around 17", 17 * 2**-half, 17 * 2**half)
print("normal distribution and density at .7", stats.norm.cdf(0.7), density(0.7))

# MeasuredConditionTest
print("Student's quantile .975, 1 degree of freedom", stats.t.ppf(0.975, 1))

# ArcCosineTest: 2 E step(u) step(v) and 2 E relu(u) relu(v) for normals of correlation 1/2
c, s = 0.5, math.sqrt(0.75)


def twice(inner):
    return 2 * integrate.quad(lambda u: density(u) * inner(u), 0, 14, epsabs=1e-13)[0]


print("arc-cosine kernel of degree 0", twice(lambda u: stats.norm.cdf(c * u / s)))
print(
    "arc-cosine kernel of degree 1",
    twice(lambda u: u * (c * u * stats.norm.cdf(c * u / s) + s * density(c * u / s))),
)

# EdgeOfChaosTest: tanh with bias variance .05
def v(q):
    return mean(lambda z: math.tanh(z) ** 2, math.sqrt(q))


def chi(q):
    return mean(lambda z: math.cosh(z) ** -4, math.sqrt(q))


q = optimize.brentq(lambda q: q - v(q) / chi(q) - 0.05, 0.1, 2, xtol=1e-12)
print("critical g and q of tanh with bias variance .05", 1 / chi(q), q)
