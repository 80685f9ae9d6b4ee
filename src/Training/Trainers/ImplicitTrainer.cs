using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains a rule whose states are the solution of equations, by implicit differentiation: states and adjoint are solved for outside torch.
/// So are the readout and the loss where they are plain; where torch computes them, it does so from the solution as a constant.
/// </summary>
internal abstract class ImplicitTrainer(TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial)
    : Trainer(settings, data, initial, "tanh")
{
    private ReadoutGradient? _readout;
    private double[] _slopes = [];

    /// <summary>Whether no more is read and minimised than <see cref="ReadoutGradient"/> and <see cref="LossGradient"/> have.</summary>
    protected virtual bool IsPlain => false;

    /// <inheritdoc/>
    internal override double Accumulate(Batch batch)
    {
        if (IsPlain && batch.Pool is null)
        {
            var (loss, gradient) = Read(batch, isBack: true);
            Propagate(gradient, batch);
            return loss;
        }

        var states = States(batch);
        var found = Loss(states, batch);
        found.backward();
        Propagate(TorchArrays.Values(states.grad ?? throw Leaf.Unreached("the states")), batch);
        return found.item<double>();
    }

    /// <inheritdoc/>
    internal override double Loss(Batch batch) => IsPlain && batch.Pool is null ? Read(batch, isBack: false).Loss : base.Loss(batch);

    /// <summary>The states of a batch, n × s, row by row.</summary>
    protected abstract double[] Solve(Batch batch);

    /// <summary>Adds to the gradients of the parameters what comes through the states.</summary>
    /// <param name="gradient">That of the loss in what <see cref="Solve"/> returned last.</param>
    /// <param name="batch">The graphs that they belong to.</param>
    protected abstract void Propagate(double[] gradient, Batch batch);

    /// <summary>The readout of the parameters.</summary>
    protected virtual ReadoutGradient PlainReadout() => new(Leaves, Settings.Width, Data.OutputSize);

    /// <inheritdoc/>
    protected override torch.Tensor States(Batch batch) =>
        TorchArrays.FromValues(Solve(batch), batch.NodeCount, Settings.Width).requires_grad_();

    private (double Loss, double[] Gradient) Read(Batch batch, bool isBack)
    {
        _readout ??= PlainReadout();
        var outputs = _readout.Outputs(Solve(batch));
        Array.Resize(ref _slopes, outputs.Length);
        var loss = LossGradient.Of(Objective, outputs, batch, _slopes);
        return (loss, isBack ? _readout.Back(_slopes) : []);
    }
}
