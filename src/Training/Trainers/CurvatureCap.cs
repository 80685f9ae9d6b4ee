using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// Keeps the largest eigenvalue of the Hessian below a cap, and with it the condition number: a few steps of the power method a time, on
/// one graph drawn at random, from the vector that the last time ended with.
/// </summary>
internal sealed class CurvatureCap
{
    private const int PowerSteps = 6;
    private const double LargestReduction = 0.5;
    private readonly EnergyTraining _settings;
    private readonly Draws _draws;
    private readonly double[][] _vectors;
    private long _count;

    /// <summary>A cap for graphs with <paramref name="sizes"/> variables.</summary>
    public CurvatureCap(EnergyTraining settings, IEnumerable<int> sizes)
    {
        _settings = settings;
        _draws = new Draws(settings.Seed);
        var entity = StableHash.Add(StableHash.Start, 1);
        _vectors = [.. sizes.Select((size, graph) => Start(entity + (ulong)graph, size))];
    }

    /// <summary>Writes down what later looks depend on.</summary>
    public void Save(IDictionary<string, double[]> state)
    {
        state.Add("cap", [_count]);
        TrainingState.Save(state, "cap.vector", _vectors);
    }

    /// <summary>Goes on from what was written down.</summary>
    public void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        _count = (long)state["cap"][0];
        TrainingState.Restore(state, "cap.vector", _vectors);
    }

    /// <summary>The graph to look at next.</summary>
    public int NextGraph() => _draws.Below(_vectors.Length, Purpose.Weights, StableHash.Add(StableHash.Start, 2), _count++);

    /// <summary>The factor on P, Q and R that brings the largest eigenvalue at a point down to the cap; 1 where it is below.</summary>
    public double Factor(EnergyPoint point, int graph)
    {
        var eigenvalue = 0.0;
        for (var step = 0; step < PowerSteps; step++)
        {
            var product = point.HessianVectorProduct(_vectors[graph]);
            eigenvalue = Dense.Norm(product);
            for (var i = 0; i < product.Length; i++)
            {
                product[i] /= eigenvalue;
            }

            _vectors[graph] = product;
        }

        // What h is coupled through is quadratic in P, Q and R; β is not.
        return eigenvalue <= _settings.Lcap
            ? 1
            : Math.Max(LargestReduction, Math.Sqrt((_settings.Lcap - _settings.Beta) / (eigenvalue - _settings.Beta)));
    }

    private double[] Start(ulong entity, int size)
    {
        double[] vector = [.. Enumerable.Range(0, size).Select(i => _draws.Normal(Purpose.Weights, entity, i))];
        var norm = Dense.Norm(vector);
        return [.. vector.Select(value => value / norm)];
    }
}
