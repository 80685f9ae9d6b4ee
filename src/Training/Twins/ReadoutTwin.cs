using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// The readout in torch: x = (h − mu)/sd, out = W2 φ(W1 x + b1) + Wl x + b2, with <c>readout.W1</c> [HD × s], <c>b1</c> [HD],
/// <c>W2</c> [C × HD], <c>Wl</c> [C × s], <c>b2</c> [C], and <c>mu</c>, <c>sd</c> [s]. What is not there is left out.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="activation">φ: <c>tanh</c> or <c>relu</c>.</param>
internal sealed class ReadoutTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, string activation)
{
    /// <summary>The square of the shortest length by which a state is divided, as torch.nn.functional.normalize has it.</summary>
    private const double ShortestSquare = 1e-24;

    /// <summary>h/max(‖h‖₂, 10⁻¹²) row by row, [n × s].</summary>
    public static torch.Tensor ToUnitLength(torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(states);
        using var scope = torch.NewDisposeScope();
        var squares = (states * states).sum(1, keepdim: true);
        var shortest = torch.ones_like(squares).Times(ShortestSquare);

        // Not the maximum of lengths: the root of 0 has no gradient.
        return states.div(torch.where(squares.gt(shortest), squares, shortest).sqrt()).MoveToOuterDisposeScope();
    }

    /// <summary>Whether there is any tensor of a readout.</summary>
    public static bool IsIn(IReadOnlyDictionary<string, torch.Tensor> parameters) =>
        parameters.Keys.Any(name => name.StartsWith(Models.Readout.Prefix, StringComparison.Ordinal));

    /// <summary>The outputs that belong to <paramref name="states"/>: [n × s] to [n × C].</summary>
    public torch.Tensor Outputs(torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(states);
        using var scope = torch.NewDisposeScope();
        var x = Find("mu") is { } mean ? states.Minus(mean) : states;
        x = Find("sd") is { } deviation ? x / deviation : x;
        torch.Tensor? sum = null;
        if (Find("W1") is { } first && Find("W2") is { } second)
        {
            sum = Activate(Plus(x.matmul(first.t()), Find("b1"))).matmul(second.t());
        }

        if (Find("Wl") is { } skip)
        {
            sum = Plus(x.matmul(skip.t()), sum);
        }

        sum = sum ?? throw new InvalidOperationException("the readout has neither readout.W1 and W2 nor readout.Wl");
        return Plus(sum, Find("b2")).MoveToOuterDisposeScope();
    }

    private torch.Tensor? Find(string name) => parameters.TryGetValue($"readout.{name}", out var tensor) ? tensor : null;

    private torch.Tensor Activate(torch.Tensor x) => activation switch
    {
        "tanh" => torch.tanh(x),
        "relu" => torch.nn.functional.relu(x),
        _ => throw new NotSupportedException($"the activation of a readout is tanh or relu, not '{activation}'"),
    };

    private static torch.Tensor Plus(torch.Tensor sum, torch.Tensor? term) => term is null ? sum : sum.Plus(term);
}
