namespace Hogwild.Models;

/// <summary>What the last layer of the transition of a nonlinear GNN is.</summary>
public enum TransitionOutput
{
    /// <summary>tanh, so that states are bounded by numbers of neighbours; there is a fixed point (Brouwer), if not one alone.</summary>
    Tanh,

    /// <summary>Linear, so that states may grow without bound, if slowly: the hidden layer is bounded.</summary>
    Linear,
}
