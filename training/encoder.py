"""The encoder: token vectors, a few pre-norm transformer blocks on top, the mean over the tokens."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

PAD = 0
MASKED = -1e4


class Block(nn.Module):
    """One transformer block. It starts as the identity: both output layers begin at zero. Positions
    are added to the input of the attention only, so the token vectors stay free of them."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.ln1 = nn.LayerNorm(width, eps=1e-6)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.ln2 = nn.LayerNorm(width, eps=1e-6)
        self.ff1 = nn.Linear(width, inner)
        self.ff2 = nn.Linear(inner, width)
        for layer in (self.out, self.ff2):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x, positions, bias):
        batch, length, width = x.shape
        shape = (batch, length, 3, self.heads, width // self.heads)
        q, k, v = self.qkv(self.ln1(x) + positions).view(shape).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = x + self.out(seen.transpose(1, 2).reshape(batch, length, width))
        return x + self.ff2(F.gelu(self.ff1(self.ln2(x))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, width=256, layers=2, heads=4, inner=1024, max_len=512):
        super().__init__()
        self.emb = nn.Embedding(vocabulary, width, padding_idx=PAD)
        nn.init.normal_(self.emb.weight, std=0.1)
        self.pos = nn.Embedding(max_len, width)
        nn.init.normal_(self.pos.weight, std=0.02)
        self.blocks = nn.ModuleList(Block(width, heads, inner) for _ in range(layers))

    def bag(self, sequences):
        """Unit vectors of token id arrays, from the token vectors alone: the model of stage 1."""
        flat = torch.from_numpy(np.concatenate(sequences).astype("int64"))
        offsets = torch.tensor([0] + [len(s) for s in sequences[:-1]]).cumsum(0)
        return F.normalize(F.embedding_bag(flat, self.emb.weight, offsets, mode="mean"), dim=-1)

    def forward(self, ids):
        """Unit vectors of padded token ids, texts x length."""
        is_token = ids != PAD
        x = self.emb(ids)
        if len(self.blocks):
            positions = self.pos.weight[: ids.shape[1]][None]
            bias = torch.zeros(is_token.shape, dtype=x.dtype).masked_fill(~is_token, MASKED)
            for block in self.blocks:
                x = block(x, positions, bias[:, None, None, :])
        weight = is_token.unsqueeze(-1).to(x.dtype)
        mean = (x * weight).sum(1) / weight.sum(1).clamp(min=1)
        return F.normalize(mean.float(), dim=-1)
