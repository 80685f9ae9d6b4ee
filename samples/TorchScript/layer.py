"""A graph attention layer (Veličković et al. 2018) as an iteration: h_i = tanh(sum_j a_ij W h_j + U x_i + b), a_ij by softmax."""
import torch
from torch import Tensor


def attention(own: Tensor, inbox: Tensor, to: Tensor, source: Tensor) -> Tensor:
    scores = torch.matmul(inbox, source) + torch.dot(own, to)
    return torch.softmax(torch.leaky_relu(scores, 0.2), 0)


def update(own: Tensor, inbox: Tensor, edge_features: Tensor, features: Tensor,
           W: Tensor, U: Tensor, b: Tensor, att_source: Tensor, att_target: Tensor) -> Tensor:
    sent = torch.matmul(inbox, W)
    weights = attention(own, inbox, att_target, att_source)
    return torch.tanh(torch.matmul(weights, sent) + torch.matmul(features, U) + b)
