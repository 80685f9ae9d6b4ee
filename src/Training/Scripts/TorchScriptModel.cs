using System.Globalization;
using System.Security.Cryptography;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>Models of rules in TorchScript.</summary>
internal static class TorchScriptModel
{
    // Of exact rounds from the start, as everywhere; fewer, since an update costs a hundred times one of ours.
    private const int MostRounds = 100_000;
    private const int LeastRounds = 1000;
    private const int MostUpdates = 1_000_000;

    private static readonly KeyValuePair<string, string>[] NoFacts = [];

    private const string AcrossMachines =
        "torch computes its updates: the same on this machine to the byte; another processor or version may round differently";

    /// <summary>The model: nothing is proved about it, and its answer is its fixed point or its last layer.</summary>
    /// <param name="spec">What a scenario says.</param>
    /// <param name="context">Name, data and the bytes of the script.</param>
    public static Model Create(TorchScriptSpec spec, RuleContext context)
    {
        var data = context.Data!;
        if (spec.Initial == TorchScriptStart.Features && data.FeatureSize > spec.State)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"expected a 'state' of at least {data.FeatureSize} numbers for 'initial: features', found {spec.State}"));
        }

        var bytes = context.Code ?? throw new ArgumentException("expected the bytes of the script, which nobody has allowed to run");
        var parameters = spec.Parameters is { } file ? SafeTensors.Read(file.FullPath) with { Source = file.Path } : null;
        ThrowUnlessFinite(parameters);
        var pool = Pooling.Of(data, parameters);
        var rule = new TorchScriptRule(spec, data, bytes.ToArray(), parameters);
        return new Model
        {
            Name = context.Name,
            Data = data,
            Rule = rule,
            Readout = parameters is not null && Readout.IsIn(parameters) ? new Readout(parameters, spec.State)
                : new IdentityReadout(spec.State),
            Pool = pool,
            Reference = spec.IsLayered ? FixedPoint.LastLayer(rule, data.Graph)
                : FixedPoint.SolveIfAny(rule, data.Graph, maxRounds: RoundsOn(data.Graph)),
            Notes = [AcrossMachines, .. Unused(rule, parameters)],
            Facts = [.. Facts(spec, bytes.Span), .. pool is { } kind ? [new("pool", Pooling.NameOf(kind))] : NoFacts],
        };
    }

    private static int RoundsOn(Graph graph) => Math.Clamp(MostUpdates / Math.Max(1, graph.NodeCount), LeastRounds, MostRounds);

    /// <summary>Every tensor may be asked for, so all numbers have to be finite.</summary>
    private static void ThrowUnlessFinite(WeightFile? parameters)
    {
        foreach (var (name, tensor) in parameters?.Tensors ?? [])
        {
            _ = parameters!.Find(name, tensor.Shape);
        }
    }

    private static IEnumerable<string> Unused(TorchScriptRule rule, WeightFile? parameters) => rule.UnusedParameters.Count == 0 ? []
        : [$"{parameters!.Source}: no argument of the update takes {Excerpt.Of(string.Join(", ", rule.UnusedParameters))}"];

    private static List<KeyValuePair<string, string>> Facts(TorchScriptSpec spec, ReadOnlySpan<byte> bytes)
    {
        List<KeyValuePair<string, string>> facts =
        [
            new("script", spec.File.Path),
            new("script_sha256", Convert.ToHexStringLower(SHA256.HashData(bytes))),
            new("computed_by", "libtorch, on one thread"),
        ];
        if (spec.Parameters is { } parameters)
        {
            facts.Add(new("weights", parameters.Path));
        }

        return facts;
    }
}
