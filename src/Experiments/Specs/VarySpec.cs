using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// One value of a scenario that is varied, everything else being equal; or several, in every combination of theirs: the short form of a
/// <see cref="SweepSpec"/>.
/// </summary>
/// <param name="Path">Keys from the top, joined by dots, as in an override.</param>
/// <param name="Values">The values as they are written.</param>
[Kind(
    "vary",
    "one value of the scenario, varied: every run is done for each of its values; a list of several: for every combination of theirs; "
        + "the short form of sweep",
    Rest = "and",
    Example = "vary: [{ path: scheduler.bound.steps, values: [1, 5] }, { path: scheduler.of.link.loss, values: [0%, 10%] }]")]
public sealed record VarySpec(
    [Option("its keys joined by dots, such as scheduler.bound.steps", Example = "scheduler.bound.steps")] string Path,
    [Option("a list of its values", What = "a list of values, not empty,", Example = "[1, 5, 20]")]
    IReadOnlyList<SweepValue> Values) : IChecked
{
    /// <summary>
    /// Further values of the scenario that are varied with it: every combination is run. In YAML a list stands for its first item with
    /// the others here. Default none.
    /// </summary>
    [Option("further values that are varied: every combination is run", Default = "none")]
    public IReadOnlyList<VarySpec> And { get; init; } = [];

    /// <summary>This one and those that are varied with it.</summary>
    public IReadOnlyList<VarySpec> Parameters => [this, .. And];

    /// <summary>How many combinations of values there are.</summary>
    internal double Combinations => Parameters.Aggregate(1.0, (product, parameter) => product * parameter.Values.Count);

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (!SweepMisfits.CanDiffer(Path))
        {
            yield return new Misfit("path", SweepMisfits.ExpectedPath);
        }

        if (Values.Count > SweepValues.Most)
        {
            yield return new Misfit("values", $"a list of at most {SweepValues.Most} values");
            yield break;
        }

        foreach (var k in SweepValue.Repeated(Values))
        {
            yield return new Misfit($"values.{k}", "each value once");
        }

        foreach (var misfit in OfGrid())
        {
            yield return misfit;
        }
    }

    private IEnumerable<Misfit> OfGrid()
    {
        foreach (var (k, parameter) in And.Index())
        {
            if (parameter.And.Count > 0)
            {
                yield return new Misfit($"and.{k}.and", "further values only at the first of those that are varied,");
            }

            if (Parameters.Take(k + 1).FirstOrDefault(before => Overlap(before.Path, parameter.Path)) is { } other)
            {
                yield return new Misfit($"and.{k}.path", $"keys apart from '{other.Path}', which is varied as well,");
            }
        }

        if (And.Count > 0 && Combinations > SweepMisfits.MostCells)
        {
            var numbers = string.Join(" × ", Parameters.Select(parameter => parameter.Values.Count));
            yield return new Misfit(
                string.Empty,
                $"at most {SweepMisfits.MostCells} combinations of values",
                string.Create(CultureInfo.InvariantCulture, $": {numbers} = {Combinations:0}"));
        }
    }

    /// <summary>Whether what one changes is within what the other does.</summary>
    private static bool Overlap(string one, string other) =>
        $"{one}.".StartsWith($"{other}.", StringComparison.Ordinal) || $"{other}.".StartsWith($"{one}.", StringComparison.Ordinal);
}
