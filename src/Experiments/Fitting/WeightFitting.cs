using System.Text.RegularExpressions;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which tensors of a file the models of a scenario would take.</summary>
internal static partial class WeightFitting
{
    /// <summary>The models that have parameters, in the order of the scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="file">The file; the names and the layout that the scenario gives its own files hold for it, too.</param>
    /// <exception cref="ScenarioException">No model has parameters, or the data set is not what it should be.</exception>
    public static IReadOnlyList<ModelFit> Of(Scenario scenario, WeightFile file)
    {
        TableCheck.HasNone(scenario);
        List<ModelSpec> models = [.. scenario.Models.Where(model => model.Rule.NeedsWeights)];
        if (models.Count == 0)
        {
            throw new ScenarioException(scenario.PlaceOf("models"), "expected a model with weights, found none whose rule has parameters");
        }

        var data = scenario.Dataset is null ? null : SplitData.Of(scenario).Test.Union();
        return [.. models.Select(model => Of(model, data, file))];
    }

    private static ModelFit Of(ModelSpec model, GraphData? data, WeightFile file)
    {
        var rule = Kind.NameOf(model.Rule);
        var spec = model.Weights is { File: not null } given ? given : new WeightsSpec(null);
        if (model.Rule.Against(file) is { } reason)
        {
            // Shapes alone would let a matrix of another rule stand for one of this.
            return new ModelFit(model.Name, rule, [], file.Entries) { Problems = [reason] };
        }

        WeightFile ours;
        try
        {
            ours = TheirWeights.Ours(file, spec);
        }
        catch (WeightFormatException error)
        {
            return new ModelFit(model.Name, rule, [], []) { Problems = error.Faults };
        }

        var layout = spec.Layout is null ? Layouts(rule).FirstOrDefault(layout => CanRead(layout.Layout, file, spec)) : default;
        ours = layout.Layout is null ? ours : TheirWeights.Ours(file, spec with { Layout = layout.Layout });
        var laidOut = (layout.Layout ?? spec.Layout) is not null;
        var taken = spec.Names.SelectMany(name => name.Value.Sources).ToHashSet(StringComparer.Ordinal);
        var sources = laidOut ? Sources(file, ours) : [];
        taken.UnionWith(laidOut ? sources.Values.Select(source => source.Name) : ours.Tensors.Keys.Where(IsOurs));
        var fit = new FitBuilder(laidOut ? ours : Named(ours), Tell, new TensorPool(file.Entries, taken));
        var problems = Walk(model, data, ours, fit);
        var left = file.Entries.Where(entry => fit.Pool.Left.Contains(entry) || IsIdle(entry.Name)).ToList();
        return With(layout, model.Rule, new ModelFit(model.Name, rule, fit.Parameters, left) { Problems = problems });

        // What is under our names already, without what is there by chance.
        WeightFile Named(WeightFile all) => all with
        {
            Tensors = new(all.Tensors.Where(tensor => IsOurs(tensor.Key) || spec.Names.Any(name => name.Key == tensor.Key))
                .ToDictionary(), StringComparer.Ordinal),
        };

        string Tell(string parameter) => spec.Names.Where(name => name.Key == parameter).Select(name => Described(name.Value))
            .Append(!sources.TryGetValue(parameter, out var source) ? parameter
                : source.Turned ? $"{source.Name}, transposed" : source.Name)
            .First();

        bool IsIdle(string name) => IsOurs(name) && !laidOut && !fit.Parameters.Any(item => item.Tensor == name);
    }

    /// <summary>Whether a name is one of those that our rules and readouts ask for.</summary>
    private static bool IsOurs(string name) => Layers().IsMatch(name)
        || name.StartsWith("ignn.", StringComparison.Ordinal) || name.StartsWith("eignn.", StringComparison.Ordinal)
        || name.StartsWith("gsdgnn.", StringComparison.Ordinal) || name.StartsWith(Readout.Prefix, StringComparison.Ordinal)
        || name.StartsWith(EnergyParameters.Prefix, StringComparison.Ordinal)
        || name.StartsWith(NonlinearParameters.Prefix, StringComparison.Ordinal);

    /// <summary>Which tensor of the file each of ours is, as it is or transposed.</summary>
    private static Dictionary<string, (string Name, bool Turned)> Sources(WeightFile file, WeightFile ours)
    {
        var sources = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        foreach (var (parameter, tensor) in ours.Tensors)
        {
            foreach (var (name, their) in file.Tensors)
            {
                // Of a layout that only writes a shape otherwise, the numbers are the same ones.
                if (ReferenceEquals(their.Values, tensor.Values)
                    || (their.Shape.Length == 2 && tensor.Shape.SequenceEqual(their.Shape.Reverse())
                        && tensor.Values.AsSpan().SequenceEqual(their.Transposed().Values)))
                {
                    sources[parameter] = (name, !ReferenceEquals(their.Values, tensor.Values));
                    break;
                }
            }
        }

        return sources;
    }

    private static ModelFit With((string Name, WeightLayout Layout) layout, RuleSpec rule, ModelFit fit) => fit with
    {
        Layout = layout.Layout is WeightLayout.PygGat ? $"{{ kind: {layout.Name}, elu: true }}" : layout.Name,
        RuleToSay = layout.Layout is WeightLayout.PygSage ? RuleToSay(rule) : null,
        Untold = Untold(layout.Layout, rule),
    };

    /// <summary>A scenario that does not say it is refused (<see cref="ModelSpec"/>).</summary>
    private static string? Untold(WeightLayout? layout, RuleSpec rule) => (layout, rule) switch
    {
        (WeightLayout.PygSage, RuleSpec.Sage { Aggregator: null }) => "whether 'aggregator' is mean or max",
        (WeightLayout.PygGat, _) => "whether 'elu' is true (an ELU between layers) or false (a ReLU)",
        _ => null,
    };

    private static string? RuleToSay(RuleSpec rule) => rule is not RuleSpec.Sage { Aggregator: null } sage ? null
        : sage.Closed is { } closed ? $"{{ kind: sage, aggregator: mean, closed: {(closed ? "true" : "false")} }}"
        : "{ kind: sage, aggregator: mean }";

    private static IEnumerable<(string Name, WeightLayout Layout)> Layouts(string rule) => KindRegistry.BuiltIn.Of("layout")
        .Select(kind => (kind.Name, Layout: (WeightLayout)kind.Create(new Dictionary<Option, object?>())))
        .Where(layout => layout.Layout.Rule == rule);

    private static bool CanRead(WeightLayout layout, WeightFile file, WeightsSpec spec)
    {
        try
        {
            return TheirWeights.Ours(file, spec with { Layout = layout }) is not null;
        }
        catch (WeightFormatException)
        {
            return false;
        }
    }

    private static List<string> Walk(ModelSpec model, GraphData? data, WeightFile ours, FitBuilder fit)
    {
        switch (model.Rule)
        {
            case RuleSpec.Gcn:
                KnownRules.Gcn(fit, data!.FeatureSize);
                return [];
            case RuleSpec.Ignn:
                KnownRules.Ignn(fit, data!.FeatureSize);
                return [];
            case RuleSpec.Nonlinear:
                KnownRules.Nonlinear(fit, data!.FeatureSize, data.ArcFeatureSize);
                return [];
            case RuleSpec.Eignn:
                KnownRules.Eignn(fit, data!.FeatureSize);
                return [];
            case RuleSpec.Gsdgnn:
                KnownRules.Gsdgnn(fit, data!.FeatureSize);
                return [];
            default:
                return Asked(model, data, ours, fit);
        }
    }

    /// <summary>What any other rule asks for, up to the first that is not there.</summary>
    private static List<string> Asked(ModelSpec model, GraphData? data, WeightFile ours, FitBuilder fit)
    {
        var requests = new List<TensorRequest>();
        var problems = new List<string>();
        try
        {
            _ = model.Rule.Create(new RuleContext(model.Name, data, ours with { Requests = requests }));
        }
        catch (WeightFormatException error)
        {
            problems.AddRange(error.Faults);
        }

        foreach (var request in requests.GroupBy(request => request.Name).Select(same => same.Last()))
        {
            _ = problems.Exists(problem => problem.Contains($"'{request.Name}'", StringComparison.Ordinal))
                ? fit.Require(request.Name, () => null, [.. request.Shape])
                : fit.Find(request.Name, () => null, [.. request.Shape]);
        }

        return problems;
    }

    [GeneratedRegex(@"\A(layer|gat|sage|gin)[0-9]+\.(W|W1|W2|Wn|Ws|src|dst|b|b1|b2|eps)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Layers();

    private static string Described(TensorName name) =>
        string.Join(" + ", name.Sources) + (name.Rows is { } rows ? $", rows {rows}" : string.Empty)
            + (name.Columns is { } columns ? $", columns {columns}" : string.Empty) + (name.Transpose ? ", transposed" : string.Empty);
}
