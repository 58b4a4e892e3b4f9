#!/usr/bin/env python3
"""What an expert would write in PyTorch for the same sweep: a process a core, in which the variances
of a seed are trained side by side, with one wide first layer and batched products after it.

It keeps the running losses and nothing else: no evaluation on training or test images, no mean
squares, no norm balance, no table.

peer_packed.py FOLDER SEEDS [PACK]
    784-128-128-10, the first 10,000 images of FOLDER, in the format of mnist, 20 epochs, batch size
    64, rate .05, 25 variances, PACK of them (8) side by side.
"""
import sys, time, gzip, os
import numpy as np
os.environ.setdefault("OMP_NUM_THREADS", "1")
import torch
from joblib import Parallel, delayed
def idx(p):
    o = gzip.open if p.endswith(".gz") else open
    with o(p, "rb") as f: b = f.read()
    return np.frombuffer(b, np.uint8, offset=16 if b[3] == 3 else 8)
def train(d, seed, gs):
    torch.set_num_threads(1)
    x = torch.from_numpy(idx(d + "/train-images-idx3-ubyte").reshape(-1, 784)[:10000].copy()).float().div_(255)
    y = torch.from_numpy(idx(d + "/train-labels-idx1-ubyte")[:10000].astype(np.int64))
    K = len(gs); gen = torch.Generator().manual_seed(seed); g = torch.tensor(gs).sqrt()
    z = [torch.randn(784, 128, generator=gen) / 28, torch.randn(128, 128, generator=gen) / 128 ** .5, torch.randn(128, 10, generator=gen) / 128 ** .5]
    W0 = torch.cat([z[0] * s for s in g], 1).requires_grad_()
    W1 = torch.stack([z[1] * s for s in g]).requires_grad_(); W2 = torch.stack([z[2] * s for s in g]).requires_grad_()
    b0 = torch.zeros(K * 128, requires_grad=True); b1 = torch.zeros(K, 1, 128, requires_grad=True); b2 = torch.zeros(K, 1, 10, requires_grad=True)
    P = [W0, W1, W2, b0, b1, b2]; run = torch.zeros(K)
    for e in range(20):
        o = torch.randperm(10000, generator=gen); run.zero_()
        for i in range(0, 10000, 64):
            j = o[i:i + 64]; n = len(j)
            h = torch.addmm(b0, x[j], W0).relu_().view(n, K, 128).transpose(0, 1)
            h = torch.baddbmm(b1, h, W1).relu_(); l = torch.baddbmm(b2, h, W2)
            ls = torch.nn.functional.cross_entropy(l.reshape(K * n, 10), y[j].repeat(K), reduction="none").view(K, n).mean(1)
            for p in P: p.grad = None
            ls.sum().backward()
            with torch.no_grad():
                run += ls.detach() * n
                for p in P: p.sub_(p.grad, alpha=.05)
    return run.div(10000).tolist()
if __name__ == "__main__":
    d, seeds = sys.argv[1], int(sys.argv[2]); pack = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    gs = [2. ** (k / 2) for k in range(-8, 17)]  # 25 variances
    jobs = [(s, gs[i:i + pack]) for s in range(seeds) for i in range(0, 25, pack)]
    t = time.time(); r = Parallel(n_jobs=os.cpu_count())(delayed(train)(d, s, g) for s, g in jobs); sec = time.time() - t
    print("%d cells %.1f s, %.0f cells/h, %.0f samples/s; least running loss %.4f" % (25 * seeds, sec, 25 * seeds / sec * 3600, 25 * seeds * 200000 / sec, min(min(v) for v in r)))
