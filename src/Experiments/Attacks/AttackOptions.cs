using System.Text.Json;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What an attack is told beside its scenario.</summary>
/// <param name="Bound">B: every schedule that is tried keeps it.</param>
/// <param name="Objective">What is wanted large.</param>
/// <param name="LookAhead">How many instants the look-ahead adversary looks ahead, at least 1.</param>
/// <param name="Budget">How many runs of each model are made, 10 to 1,000,000.</param>
public sealed record AttackOptions(Bound Bound, ObjectiveSpec Objective, int LookAhead, int Budget)
{
    /// <summary>The fewest runs: random ones, one of each strategy, and mutations of the best.</summary>
    internal const int LeastBudget = 10;

    /// <summary>The most runs: all are kept until the end.</summary>
    internal const int MostBudget = 1_000_000;

    /// <summary>
    /// Writes them as members of an object. Of the objective what it is, and not where it was written, as its own text would: a scenario
    /// asks the same by whatever path it is named.
    /// </summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("bound", Bound.ToString());
        json.WritePropertyName("objective");
        SpecWriter.Write(json, Objective);
        json.WriteNumber("look-ahead", LookAhead);
        json.WriteNumber("budget", Budget);
    }
}
