using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// Outputs do not depend on the schedule: see <see cref="Claim.IsOrderInsensitive"/> and <see cref="Claim.AgreesWithSynchronous"/>.
/// </summary>
internal sealed class OutputClaim : Claim
{
    private const int Looks = 64;
    private const double Settled = 1e-3;
    private readonly Target _target;
    private readonly int _within;
    private readonly double _tolerance;
    private readonly bool _isSynchronous;
    private readonly LastEpoch _epoch;
    private ReferenceDistance _distance;
    private long _step;

    public OutputClaim(Model model, int within, double tolerance, bool isSynchronous, TimeSpan? step = null)
        : base(model)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(within, 1);
        _epoch = LastEpoch.Of(model, tolerance);
        (_target, _within, _tolerance, _isSynchronous) = (new Target(_epoch), within, tolerance, isSynchronous);
        _step = (step ?? Schedules.DefaultStep).Ticks;
        _distance = Expected();
    }

    /// <summary>
    /// Whether outputs are compared with those of a run. What a layered rule has computed stays, whatever changes later, so that where the
    /// world changes its synchronous computation is the run that meets the same changes.
    /// </summary>
    private bool HasBaseline => !_isSynchronous || (_epoch.Since > 0 && !IsAboutTheLongRun);

    /// <inheritdoc/>
    public override string Statement
    {
        get
        {
            var what = _isSynchronous ? "agrees with its synchronous computation" : "is order-insensitive";
            var when = IsAboutTheLongRun ? $"after {_within.ToString(CultureInfo.InvariantCulture)} steps" : "once a node has finished";
            return string.Create(CultureInfo.InvariantCulture, $"{Model.Name} {what}: outputs within {Powers.Write(_tolerance)} {when}");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations)
    {
        if (step != _step && HasBaseline && _epoch.Since > 0)
        {
            // How much is done between two changes depends on the grid.
            _step = step;
            _distance = Expected();
        }

        var last = new PublicationTimes(Model.Data.Graph.NodeCount);
        var trial = Run(scheduler, step, last);
        var network = trial.Network;
        activations = network.Activations;
        if (network.Divergence is { } divergence)
        {
            var effect = string.Create(
                CultureInfo.InvariantCulture, $"the state of node {divergence.Node} stops being finite at step {divergence.Time / step}");
            return [new Suspect(divergence.Node, network.Version(divergence.Node), divergence.Time, effect, double.PositiveInfinity)];
        }

        return Model.Data.Groups is { } groups ? OfGroups(groups, network, last) : OfNodes(network, last);
    }

    private List<Suspect> OfNodes(Network network, PublicationTimes last)
    {
        var size = Model.Readout.OutputSize;
        var output = new double[size];
        var suspects = new List<Suspect>();
        for (var node = 0; node < Model.Data.Graph.NodeCount; node++)
        {
            Model.Readout.Read(network.State(node), output);
            if (_distance.Of(node, network.State(node)) > _tolerance && (IsAboutTheLongRun || network.IsFinished(node)))
            {
                suspects.Add(SuspectOf(("node", node), node, output, network, last));
            }
        }

        return suspects;
    }

    /// <summary>Edges or graphs whose outputs moved; of the nodes of each, the one whose own state did most.</summary>
    private List<Suspect> OfGroups(NodeGroups groups, Network network, PublicationTimes last)
    {
        var (size, outputs, suspects) = (Model.Readout.OutputSize, Model.OutputsOf(network.States()), new List<Suspect>());
        for (var item = 0; item < groups.Count; item++)
        {
            int[] nodes = [.. groups[item]];
            var output = outputs.AsSpan(item * size, size);
            if (_distance.OfItem(item, output) > _tolerance && (IsAboutTheLongRun || Array.TrueForAll(nodes, network.IsFinished)))
            {
                var farthest = nodes.MaxBy(node => _distance.Of(node, network.State(node)));
                suspects.Add(SuspectOf((Kebab.Of(groups.Kind.ToString()), item), farthest, output, network, last));
            }
        }

        return suspects;
    }

    private Suspect SuspectOf(
        (string Kind, int Number) item, int node, ReadOnlySpan<double> output, Network network, PublicationTimes last)
    {
        var expected = _distance.Outputs.AsSpan(item.Number * output.Length, output.Length);
        var moved = ReferenceDistance.Largest(output, expected);
        var channel = Numbers.Farthest(output, expected);
        var effect = $"output{(output.Length == 1 ? string.Empty : $" {channel.ToString(CultureInfo.InvariantCulture)}")} of "
            + string.Create(CultureInfo.InvariantCulture, $"{item.Kind} {item.Number} moves by {Numbers.Short(moved)}, from ")
            + $"{Numbers.Short(expected[channel])} to {Numbers.Short(output[channel])}";
        return new Suspect(node, network.Version(node), last[node], effect, moved);
    }

    private ReferenceDistance Expected()
    {
        var reference = HasBaseline ? Baseline(_epoch.Model.Reference) : _epoch.Model.Reference;
        var distance = new ReferenceDistance(
            Outputs(_epoch.Model, reference),
            _epoch.Since == 0 ? null : new ReferenceDistance(Outputs(_epoch.First, _epoch.First.Reference)));
        return distance.Outputs.All(double.IsFinite) ? distance : throw new ArgumentException(
            $"expected a model that stays finite where everybody acts in every step; {Model.Name} does not");
    }

    private static Model Outputs(Model model, Reference reference) => model with { Reference = reference with { ComparesOutputs = true } };

    private Trial Run(IScheduler scheduler, long step, IObserver? observer = null)
    {
        var trial = new Trial(Model, scheduler, step, observer);
        var (stride, first) = (Math.Max(1, _within / Looks), trial.StepOf(_target.Since));
        if (!IsAboutTheLongRun)
        {
            // Bounded gaps end a layered rule; a scheduler that stops asking leaves nodes unfinished, which are not judged.
            trial.AdvanceTo(checked((int)(first + _within + Math.Max(1L, Model.Rule.Depth) * 1_000)));
            return trial;
        }

        trial.AdvanceTo(first);
        while (trial.Step < first + _within && !trial.IsOver && !_target.IsSettled(trial.Network, trial.Time, Settled * _tolerance))
        {
            trial.AdvanceTo(Math.Min(first + _within, trial.Step + stride));
        }

        return trial;
    }

    /// <summary>Where everybody acts in every step, as exactly as such a run is waited for.</summary>
    private Reference Baseline(Reference last)
    {
        var graph = Model.Data.Graph;
        var step = _target.Since == 0 ? 2 : _step;
        var newest = new ChoiceScheduler(new Choices(graph.NodeCount, graph.ArcCount, 1, []), step);
        var network = Run(Changing.Around(newest, Model.Rule), step).Network;
        var states = new double[graph.NodeCount * Model.Rule.StateSize];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            network.State(node).CopyTo(states.AsSpan(node * Model.Rule.StateSize));
        }

        var error = double.IsFinite(_target.Scale) ? Settled * _tolerance * _target.Scale : 0;
        return last with { States = states, Error = error };
    }
}
