using System.Text;
using System.Text.Json;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Where the models of one scenario come from: made, or taken from a pool that has them already.</summary>
/// <param name="pool">The pool.</param>
/// <param name="data">What the scenario's data are known by there.</param>
/// <param name="nameOf">What a model of it is known by, beside its name in the scenario.</param>
internal sealed class ModelSource(ModelPool pool, string data, Func<string, string> nameOf)
{
    /// <summary>What is added to what is wrong with a model, so that it can be found; null for nothing.</summary>
    public Func<string, string>? Where { get; init; }

    /// <summary>Everything is made.</summary>
    public static ModelSource Fresh => new(new ModelPool(), string.Empty, _ => string.Empty);

    /// <summary>The data.</summary>
    public SplitData Data(Func<SplitData> make) => Once(pool.Data, data, make);

    /// <summary>The weights of a model.</summary>
    public WeightFile Weights(string model, WeightsSpec weights)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SpecWriter.Write(json, weights);
        }

        var name = $"{model} {weights.File?.FullPath} {Encoding.UTF8.GetString(stream.ToArray())}";
        return Once(pool.Weights, name, () => TheirWeights.Read(model, weights));
    }

    /// <summary>A model; one that fails by its numbers with the reason, where that is tolerated.</summary>
    public BuiltModel Model(string model, Func<Model> make) => Once(pool.Models, $"{model} {nameOf(model)}", () =>
    {
        try
        {
            return new BuiltModel(model, make(), null);
        }
        catch (ScenarioException error) when (pool.Tolerates && error.InnerException is ArithmeticException)
        {
            return new BuiltModel(model, null, error.Message.ReplaceLineEndings(" "));
        }
        catch (ScenarioException error) when (Where is { } where)
        {
            throw new ScenarioException(error.Faults.Select(fault => $"{fault} ({where(model)})"), error.Further, error);
        }
    });

    private static T Once<T>(Dictionary<string, T> known, string name, Func<T> make)
    {
        if (!known.TryGetValue(name, out var found))
        {
            known[name] = found = make();
        }

        return found;
    }
}
